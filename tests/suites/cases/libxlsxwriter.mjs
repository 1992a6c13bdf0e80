// libxlsxwriter: workbooks saved by Excel; every cell of every sheet. Charts, pictures, comments and macros are passed over.
import { cells_of_all } from '../workbook_cells.mjs';

export const folders = ['libxlsxwriter'];
export const cases = (folder) => cells_of_all(folder);
