"""Tests of the benchmarks' own material."""
