// calamine's workbooks in Office Open XML, and every cell of those that its tests do not name.
import { calamine_cases } from '../calamine.mjs';
import { cells_of_all } from '../workbook_cells.mjs';

export const folders = ['calamine'];
export const cases = (folder) => [...calamine_cases(folder, (file) => !file.endsWith('.xls')), ...cells_of_all(folder)];
