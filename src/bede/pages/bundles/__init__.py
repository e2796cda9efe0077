"""Bundles: files that hold files. Zip and tar, and the folder that a browser saves beside a page."""

from bede.pages.bundles.tars import tar_pages
from bede.pages.bundles.zips import zip_pages

__all__ = ["tar_pages", "zip_pages"]
