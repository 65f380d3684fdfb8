/*
 * GEOS as a peer, through its C interface. Reads commands from standard input, one a line, and answers each with one
 * line: milliseconds for the job alone, then the figures to compare. Input is converted before the clock starts.
 *
 *   polygons FILE   layers of polygons          union     area of the union
 *                                               levels    area for every k: node, polygonize, count
 *   overlays FILE   a sector and what hides it  overlay   area of each sector less the union of the others
 *   lines FILE      segments                    streets   length inside each polygon, one by one, by an STR-tree
 *
 * The prototypes stand here so that the development headers of GEOS are not needed.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Geom Geom;
typedef struct Seq Seq;
typedef struct Tree Tree;
typedef struct Prepared Prepared;
typedef void (*Message)(const char *format, ...);
typedef void (*Visit)(void *item, void *data);

extern void initGEOS(Message notice, Message error);
extern const char *GEOSversion(void);
extern Seq *GEOSCoordSeq_create(unsigned size, unsigned dims);
extern int GEOSCoordSeq_setX(Seq *, unsigned, double);
extern int GEOSCoordSeq_setY(Seq *, unsigned, double);
extern Geom *GEOSGeom_createLinearRing(Seq *);
extern Geom *GEOSGeom_createLineString(Seq *);
extern Geom *GEOSGeom_createPoint(Seq *);
extern Geom *GEOSGeom_createPolygon(Geom *shell, Geom **holes, unsigned count);
extern Geom *GEOSGeom_createCollection(int type, Geom **, unsigned count);
extern Geom *GEOSUnaryUnion(const Geom *);
extern Geom *GEOSDifference(const Geom *, const Geom *);
extern Geom *GEOSIntersection(const Geom *, const Geom *);
extern Geom *GEOSBoundary(const Geom *);
extern Geom *GEOSPolygonize(const Geom *const[], unsigned);
extern Geom *GEOSPointOnSurface(const Geom *);
extern Geom *GEOSMakeValid(const Geom *);
extern char GEOSisValid(const Geom *);
extern int GEOSGetNumGeometries(const Geom *);
extern const Geom *GEOSGetGeometryN(const Geom *, int);
extern int GEOSArea(const Geom *, double *);
extern int GEOSLength(const Geom *, double *);
extern Geom *GEOSGeom_clone(const Geom *);
extern void GEOSGeom_destroy(Geom *);
extern Tree *GEOSSTRtree_create(size_t capacity);
extern void GEOSSTRtree_insert(Tree *, const Geom *, void *);
extern void GEOSSTRtree_query(Tree *, const Geom *, Visit, void *);
extern const Prepared *GEOSPrepare(const Geom *);
extern char GEOSPreparedContains(const Prepared *, const Geom *);
extern void GEOSPreparedGeom_destroy(const Prepared *);

enum { COLLECTION = 7 };
enum { MOST_K = 4096 };

static int errors = 0;
static void notice(const char *format, ...) { (void)format; }
static void error(const char *format, ...) { (void)format; errors++; }

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static FILE *file;
static int32_t readInt(void) {
  int32_t value = 0;
  if (fread(&value, 4, 1, file) != 1) exit(3);
  return value;
}

/* Vertex count, then x and y; closed here. */
static Geom *readRing(void) {
  int32_t n = readInt();
  double *xy = malloc(16 * (size_t)n);
  if (fread(xy, 16, (size_t)n, file) != (size_t)n) exit(3);
  Seq *seq = GEOSCoordSeq_create((unsigned)n + 1, 2);
  for (int i = 0; i <= n; i++) {
    GEOSCoordSeq_setX(seq, (unsigned)i, xy[2 * (i % n)]);
    GEOSCoordSeq_setY(seq, (unsigned)i, xy[2 * (i % n) + 1]);
  }
  free(xy);
  return GEOSGeom_createLinearRing(seq);
}

/* Ring count, then the outline and its holes. What GEOS holds for invalid is mended, as its users do. */
static Geom *readPolygon(void) {
  int32_t rings = readInt();
  Geom *shell = readRing();
  Geom **holes = malloc(sizeof(Geom *) * (size_t)rings);
  for (int r = 1; r < rings; r++) holes[r - 1] = readRing();
  Geom *polygon = GEOSGeom_createPolygon(shell, holes, (unsigned)rings - 1);
  free(holes);
  if (GEOSisValid(polygon) == 1) return polygon;
  Geom *valid = GEOSMakeValid(polygon);
  GEOSGeom_destroy(polygon);
  return valid;
}

/* Part count, then polygons: one layer, which may be of several parts. */
static Geom *readLayer(void) {
  int32_t parts = readInt();
  Geom **list = malloc(sizeof(Geom *) * (size_t)parts);
  for (int p = 0; p < parts; p++) list[p] = readPolygon();
  Geom *layer = parts == 1 ? list[0] : GEOSGeom_createCollection(COLLECTION, list, (unsigned)parts);
  free(list);
  return layer;
}

static Geom **layers = NULL;
static int layerCount = 0;
static Geom **sectors = NULL, **hiding = NULL;
static int overlayCount = 0;
static Geom **lines = NULL;
static int lineCount = 0;
static Tree *lineTree = NULL;

static void loadPolygons(void) {
  layerCount = readInt();
  layers = malloc(sizeof(Geom *) * (size_t)layerCount);
  for (int i = 0; i < layerCount; i++) layers[i] = readLayer();
}

static void loadOverlays(void) {
  overlayCount = readInt();
  sectors = malloc(sizeof(Geom *) * (size_t)overlayCount);
  hiding = malloc(sizeof(Geom *) * (size_t)overlayCount);
  for (int i = 0; i < overlayCount; i++) {
    sectors[i] = readPolygon();
    hiding[i] = readLayer();
  }
}

static void loadLines(void) {
  lineCount = readInt();
  lines = malloc(sizeof(Geom *) * (size_t)lineCount);
  lineTree = GEOSSTRtree_create(10);
  for (int i = 0; i < lineCount; i++) {
    double at[4];
    if (fread(at, 8, 4, file) != 4) exit(3);
    Seq *seq = GEOSCoordSeq_create(2, 2);
    for (unsigned e = 0; e < 2; e++) {
      GEOSCoordSeq_setX(seq, e, at[2 * e]);
      GEOSCoordSeq_setY(seq, e, at[2 * e + 1]);
    }
    lines[i] = GEOSGeom_createLineString(seq);
    GEOSSTRtree_insert(lineTree, lines[i], lines[i]);
  }
}

static double areaOf(const Geom *g) {
  double area = 0;
  if (g) GEOSArea(g, &area);
  return area;
}

/* GEOS takes what a collection holds: the layers are lent to it and cloned. */
static Geom *collect(int type, Geom **parts, int count) {
  Geom **copies = malloc(sizeof(Geom *) * (size_t)count);
  for (int i = 0; i < count; i++) copies[i] = GEOSGeom_clone(parts[i]);
  Geom *all = GEOSGeom_createCollection(type, copies, (unsigned)count);
  free(copies);
  return all;
}

static void runUnion(void) {
  Geom *all = collect(COLLECTION, layers, layerCount);
  double from = now();
  Geom *joined = GEOSUnaryUnion(all);
  printf("%.6f %.17g\n", now() - from, areaOf(joined));
  GEOSGeom_destroy(joined);
  GEOSGeom_destroy(all);
}

struct Count { const Geom *point; int k; };
static void countOne(void *item, void *data) {
  struct Count *count = data;
  if (GEOSPreparedContains(item, count->point) == 1) count->k++;
}

static void runLevels(void) {
  static double byK[MOST_K];
  memset(byK, 0, sizeof byK);
  Geom **borders = malloc(sizeof(Geom *) * (size_t)layerCount);
  double from = now();
  for (int i = 0; i < layerCount; i++) borders[i] = GEOSBoundary(layers[i]);
  Geom *all = GEOSGeom_createCollection(COLLECTION, borders, (unsigned)layerCount);
  Geom *noded = GEOSUnaryUnion(all);
  const Geom *const input[] = {noded};
  Geom *faces = GEOSPolygonize(input, 1);
  Tree *tree = GEOSSTRtree_create(10);
  const Prepared **prepared = malloc(sizeof(Prepared *) * (size_t)layerCount);
  for (int i = 0; i < layerCount; i++) {
    prepared[i] = GEOSPrepare(layers[i]);
    GEOSSTRtree_insert(tree, layers[i], (void *)prepared[i]);
  }
  int count = GEOSGetNumGeometries(faces);
  int most = 0;
  for (int f = 0; f < count; f++) {
    const Geom *face = GEOSGetGeometryN(faces, f);
    Geom *point = GEOSPointOnSurface(face);
    struct Count c = {point, 0};
    GEOSSTRtree_query(tree, point, countOne, &c);
    GEOSGeom_destroy(point);
    if (c.k >= MOST_K) exit(4);
    byK[c.k] += areaOf(face);
    if (c.k > most) most = c.k;
  }
  printf("%.6f", now() - from);
  for (int k = 1; k <= most; k++) printf(" %.17g", byK[k]);
  printf("\n");
  for (int i = 0; i < layerCount; i++) GEOSPreparedGeom_destroy(prepared[i]);
  free(prepared);
  free(borders);
  GEOSGeom_destroy(faces);
  GEOSGeom_destroy(noded);
  GEOSGeom_destroy(all);
}

static void runOverlay(void) {
  double *areas = malloc(sizeof(double) * (size_t)overlayCount);
  double from = now();
  for (int i = 0; i < overlayCount; i++) {
    Geom *hidden = GEOSUnaryUnion(hiding[i]);
    Geom *rest = hidden ? GEOSDifference(sectors[i], hidden) : NULL;
    areas[i] = rest ? areaOf(rest) : -1;
    if (rest) GEOSGeom_destroy(rest);
    if (hidden) GEOSGeom_destroy(hidden);
  }
  printf("%.6f", now() - from);
  for (int i = 0; i < overlayCount; i++) printf(" %.17g", areas[i]);
  printf("\n");
  free(areas);
}

struct Clip { const Geom *polygon; double length; };
static void clipOne(void *item, void *data) {
  struct Clip *clip = data;
  Geom *inside = GEOSIntersection(item, clip->polygon);
  double length = 0;
  if (inside) GEOSLength(inside, &length);
  clip->length += length;
  GEOSGeom_destroy(inside);
}

static void runStreets(void) {
  double sum = 0;
  double from = now();
  for (int i = 0; i < layerCount; i++) {
    struct Clip clip = {layers[i], 0};
    GEOSSTRtree_query(lineTree, layers[i], clipOne, &clip);
    sum += clip.length;
  }
  printf("%.6f %.17g\n", now() - from, sum);
}

int main(void) {
  initGEOS(notice, error);
  char line[4096];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    char *path = strchr(line, ' ');
    if (path) {
      *path++ = 0;
      file = fopen(path, "rb");
      if (!file) return 2;
      if (!strcmp(line, "polygons")) loadPolygons();
      else if (!strcmp(line, "overlays")) loadOverlays();
      else if (!strcmp(line, "lines")) loadLines();
      fclose(file);
      printf("loaded\n");
    } else if (!strcmp(line, "version")) printf("%s\n", GEOSversion());
    else if (!strcmp(line, "union")) runUnion();
    else if (!strcmp(line, "levels")) runLevels();
    else if (!strcmp(line, "overlay")) runOverlay();
    else if (!strcmp(line, "streets")) runStreets();
    fflush(stdout);
  }
  return 0;
}
