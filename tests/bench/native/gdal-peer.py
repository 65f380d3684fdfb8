"""GDAL's viewshed as a peer, in memory. One command a line on standard input, one answer a line.

dsm FILE COLS ROWS     float32 heights, row 0 in the south; cells of 1 m
viewshed X Y EYE TARGET RANGE …   groups of five, metres from the corner; answers the milliseconds for all of them
"""
import sys
import time

import numpy
from osgeo import gdal

gdal.UseExceptions()
dataset = None


def load(path, cols, rows):
    heights = numpy.fromfile(path, dtype=numpy.float32).reshape(rows, cols)
    memory = gdal.GetDriverByName("MEM").Create("", cols, rows, 1, gdal.GDT_Float32)
    memory.SetGeoTransform((0, 1, 0, rows, 0, -1))
    memory.GetRasterBand(1).WriteArray(heights[::-1])
    return memory, heights


def run(values):
    band = dataset.GetRasterBand(1)
    spent = 0.0
    for i in range(0, len(values), 5):
        x, y, eye, target, reach = values[i : i + 5]
        ground = float(heights[int(y), int(x)])
        start = time.perf_counter()
        seen = gdal.ViewshedGenerate(
            band, "MEM", "", [], x, y, eye - ground, target, 255, 0, 0, -1, 0.0, gdal.GVM_Edge, reach
        )
        spent += time.perf_counter() - start
        del seen
    return 1000 * spent


for line in sys.stdin:
    words = line.split()
    if words[0] == "version":
        print(gdal.__version__)
    elif words[0] == "dsm":
        dataset, heights = load(words[1], int(words[2]), int(words[3]))
        print("loaded")
    elif words[0] == "viewshed":
        print(run([float(w) for w in words[1:]]))
    sys.stdout.flush()
