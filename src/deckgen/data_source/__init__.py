"""CSV and Excel files as grids of cells that know where they stand."""

from deckgen.data_source.excel import read_excel
from deckgen.data_source.grid import MOST_BYTES, Grid, GridCell, number_in, read_csv

__all__ = ["MOST_BYTES", "Grid", "GridCell", "number_in", "read_csv", "read_excel"]
