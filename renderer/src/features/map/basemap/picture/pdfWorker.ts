/** The reader of PDFs in a thread of its own, bundled with the program. */
import 'pdfjs-dist/build/pdf.worker.mjs';
