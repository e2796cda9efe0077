"""First step: from paths to pages. Whatever can't be used comes out as a Reject; nothing is raised or lost.

``read`` takes files, folders, globs and ``-`` (standard input) and yields a ``Page`` for every HTML page,
plain text and JSON record in them, gzip or not; the kind is told by content, never by a file's name.
``find`` lists the files first, for a progress total; ``read_found`` reads one of them. ``read_records``
reads the JSON Lines of a live pipe as they arrive.

Reasons of Rejects:

==================  ==================================================================================
``not-found``       a given path does not exist
``no-match``        a given glob matches, or a given folder holds, no file
``directory-loop``  a symbolic link leads back to a folder above it
``not-a-file``      a pipe, socket or device
``unreadable``      no permission, a link that leads nowhere, a failing disk
``empty``           nothing but white space and NULs
``not-text``        an image, PDF, archive, program, database ...; the detail says what it looks like
``unsupported``     text that is no saved page: WARC, feed or other XML, e-mail, style sheet, script
``truncated-gzip``  a gzip file that ends early (JSON Lines before the break are read)
``bad-gzip``        a gzip file that is damaged (JSON Lines before the damage are read)
``too-large``       over ``PagesOptions.max_record_bytes`` or ``max_bytes``
``bad-json``        a line or record that is not a JSON object
``no-text``         a JSON record without text or html
==================  ==================================================================================
"""

from bede.pages.files import Found, find
from bede.pages.reading import read, read_found
from bede.pages.records import read_records

__all__ = ["Found", "find", "read", "read_found", "read_records"]
