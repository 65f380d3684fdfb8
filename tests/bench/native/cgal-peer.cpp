/*
 * CGAL's triangular expansion as a peer. Reads commands from standard input, one a line, and answers each with one
 * line. Segments are made an arrangement, and cameras are found in it, before the clock starts.
 *
 *   version            of CGAL
 *   walls FILE         segments of the scene, its outer frame included
 *   cameras x y …      where the views are from
 *   exact              milliseconds for all views, then the area of each, in the exact constructions that CGAL asks for
 *   rounded            the same in rounded constructions, which are faster and throw now and then: -1 as the area
 */
#include <CGAL/Arr_segment_traits_2.h>
#include <CGAL/Arr_trapezoid_ric_point_location.h>
#include <CGAL/Arrangement_2.h>
#include <CGAL/Exact_predicates_exact_constructions_kernel.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Triangular_expansion_visibility_2.h>
#include <CGAL/version.h>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <vector>

using Exact = CGAL::Exact_predicates_exact_constructions_kernel;
using Rounded = CGAL::Exact_predicates_inexact_constructions_kernel;

template <class Kernel> struct Scene {
  using Traits = CGAL::Arr_segment_traits_2<Kernel>;
  using Arrangement = CGAL::Arrangement_2<Traits>;
  using Expansion = CGAL::Triangular_expansion_visibility_2<Arrangement, CGAL::Tag_true>;
  using Location = CGAL::Arr_trapezoid_ric_point_location<Arrangement>;
  using Face = typename Arrangement::Face_const_handle;
  struct Camera {
    typename Kernel::Point_2 at;
    Face face;
  };

  Arrangement walls;
  std::unique_ptr<Location> location;
  std::unique_ptr<Expansion> expansion;
  std::vector<Camera> cameras;

  void prepare() {
    location = std::make_unique<Location>(walls);
    expansion = std::make_unique<Expansion>(walls);
  }

  size_t place(const std::vector<double> &xy) {
    cameras.clear();
    for (size_t i = 0; i + 1 < xy.size(); i += 2) {
      const typename Kernel::Point_2 at(xy[i], xy[i + 1]);
      const auto found = location->locate(at);
      if (const auto *face = boost::get<Face>(&found)) cameras.push_back({at, *face});
    }
    return cameras.size();
  }

  void views() const {
    std::vector<double> areas;
    const auto from = std::chrono::steady_clock::now();
    for (const auto &camera : cameras) {
      try {
        Arrangement view;
        expansion->compute_visibility(camera.at, camera.face, view);
        areas.push_back(area(view));
      } catch (const std::exception &) {
        areas.push_back(-1);
      }
    }
    const std::chrono::duration<double, std::milli> ms = std::chrono::steady_clock::now() - from;
    std::printf("%.6f", ms.count());
    for (const double a : areas) std::printf(" %.6f", a);
    std::printf("\n");
    std::fflush(stdout);
  }

  static double area(const Arrangement &view) {
    double twice = 0;
    for (auto face = view.faces_begin(); face != view.faces_end(); ++face) {
      if (face->is_unbounded()) continue;
      const auto first = face->outer_ccb();
      auto e = first;
      do {
        const auto &a = e->source()->point(), &b = e->target()->point();
        twice += CGAL::to_double(a.x()) * CGAL::to_double(b.y()) - CGAL::to_double(a.y()) * CGAL::to_double(b.x());
      } while (++e != first);
    }
    return twice / 2;
  }
};

static std::unique_ptr<Scene<Exact>> exact;
static std::unique_ptr<Scene<Rounded>> rounded;

static Rounded::Point_2 near_to(const Exact::Point_2 &p) { return {CGAL::to_double(p.x()), CGAL::to_double(p.y())}; }

static size_t read_walls(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  int32_t count = 0;
  in.read(reinterpret_cast<char *>(&count), 4);
  std::vector<Scene<Exact>::Traits::X_monotone_curve_2> segments;
  for (int32_t i = 0; i < count; i++) {
    double c[4];
    in.read(reinterpret_cast<char *>(c), sizeof c);
    if (c[0] == c[2] && c[1] == c[3]) continue;
    segments.emplace_back(Exact::Point_2(c[0], c[1]), Exact::Point_2(c[2], c[3]));
  }
  exact = std::make_unique<Scene<Exact>>();
  rounded = std::make_unique<Scene<Rounded>>();
  CGAL::insert(exact->walls, segments.begin(), segments.end());
  std::vector<Scene<Rounded>::Traits::X_monotone_curve_2> edges;
  for (auto e = exact->walls.edges_begin(); e != exact->walls.edges_end(); ++e) {
    const auto a = near_to(e->source()->point()), b = near_to(e->target()->point());
    if (a != b) edges.emplace_back(a, b);
  }
  CGAL::insert_non_intersecting_curves(rounded->walls, edges.begin(), edges.end());
  exact->prepare();
  rounded->prepare();
  return edges.size();
}

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream words(line);
    std::string command, path;
    words >> command;
    if (command == "version") std::cout << CGAL_VERSION_STR << std::endl;
    else if (command == "walls") {
      words >> path;
      std::cout << read_walls(path) << std::endl;
    } else if (command == "cameras") {
      std::vector<double> xy;
      for (double value; words >> value;) xy.push_back(value);
      exact->place(xy);
      std::cout << rounded->place(xy) << std::endl;
    } else if (command == "exact") exact->views();
    else rounded->views();
  }
}
