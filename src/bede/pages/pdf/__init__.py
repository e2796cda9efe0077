"""PDF: the text that is printed, in reading order. Scans without text are rejected, never guessed at."""

from bede.pages.pdf.pages import pdf_pages, pdf_text

__all__ = ["pdf_pages", "pdf_text"]
