"""E-mail: newsletters one by one or many in an mbox file, and pages that browsers saved as MHTML."""

from bede.pages.mail.mailbox import mailbox_pages
from bede.pages.mail.messages import mail_pages

__all__ = ["mail_pages", "mailbox_pages"]
