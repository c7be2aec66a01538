// Where the calculator lies within a language: its page, and the file that stands alone.

export const ZAKAT_PATH = 'zakat/index.html';
export const ZAKAT_FILE_PATH = 'zakat/zakat-calculator.html';
