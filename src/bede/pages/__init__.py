"""First step: from paths to pages. Whatever can't be used comes out as a Reject; nothing is raised or lost.

``read`` takes files, folders, globs and ``-`` (standard input) and yields a ``Page`` for every page and article in
them: HTML, plain text, JSON records, web archives, feeds, e-mails, PDFs, exports of press archives, tables, and zip and
tar files of these, gzip or not; the kind is told by content, never by a file's name.
``find`` lists the files first, for a progress total; ``read_found`` reads one of them, ``read_within`` bytes that
lay within one. ``read_records`` reads the JSON Lines of a live pipe as they arrive.

Reasons of Rejects:

==================  ==================================================================================
``not-found``       a given path does not exist
``no-match``        a given glob matches, or a given folder holds, no file
``directory-loop``  a symbolic link leads back to a folder above it
``not-a-file``      a pipe, socket or device
``unreadable``      no permission, a link that leads nowhere, a failing disk
``empty``           nothing but white space and NULs; a feed, zip or tar file without content
``not-text``        an image, Office document, program, database ...; the detail says what it looks like
``unsupported``     text that is no saved page (XML, style sheet, script); an attachment of such
``truncated-gzip``  a gzip file that ends early (JSON Lines before the break are read)
``bad-gzip``        a gzip file that is damaged (JSON Lines before the damage are read)
``too-large``       over a limit of ``PagesOptions``: bytes, files in a bundle, leaves of a PDF, unfolding
``bad-json``        a line or record that is not a JSON object
``no-text``         a record, e-mail or export without the text of an article; a PDF that is a scan
``not-a-feed``      looks like a feed or sitemap, and can't be read as one
``teaser-only``     an item of a feed without its full text; a sitemap
``bad-mail``        an e-mail that can't be taken apart
``nested``          a bundle within a bundle; a message within a message within a message
``encrypted``       a PDF, or a file in a zip file, that needs a password
``bad-pdf``         a PDF that is damaged
``bad-zip``         a zip file, or a file in it, that is damaged
``bad-tar``         a tar file that is damaged (files before the damage are read)
``bad-row``         a row of a table with broken quotes or too many cells
``cut-off``         a piece of a press archive's export that has no text or breaks off
==================  ==================================================================================

Those of web archives stand in ``docs/inputs.md``.
"""

from bede.pages.archives import Originals
from bede.pages.files import Found, find
from bede.pages.reading import read, read_found, read_within
from bede.pages.records import read_records

__all__ = ["Found", "Originals", "find", "read", "read_found", "read_records", "read_within"]
