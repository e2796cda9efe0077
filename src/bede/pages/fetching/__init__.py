"""Polite HTTP: ``Fetcher.fetch_all(requests)`` gives for each a ``Fetched``, ``NotModified`` or ``Failed``.

Reasons of failures:

======================  ==============================================================================
``bad-address``         no http or https
``private-address``     an address in a private network, where a public one led to it
``robots``              robots.txt forbids it
``robots-unreachable``  robots.txt can't be had, so nothing is allowed for now
``put-off``             the host asks for a longer pause than is waited for
``unreachable``         no such host, or no connection
``timeout``             no answer, or not all of it, in time
``cut-off``             the answer breaks off, or is none of HTTP
``too-large``           the answer is longer than ``WatchOptions.max_bytes``
``bad-redirect``        redirects without end, or from https to http
``gone``                410
``too-many-requests``   429
``http-status``         any other status that is no success
``defect``              an error of bede's own
======================  ==============================================================================
"""

from bede.pages.fetching.clock import Clock, WallClock
from bede.pages.fetching.faults import FetchFault
from bede.pages.fetching.outcomes import Failed, Fetched, NotModified, Outcome, Request
from bede.pages.fetching.polite import Fetcher
from bede.pages.fetching.transport import Answer, exchange
from bede.pages.fetching.waiting import back_off, retry_after, share_of

__all__ = [
    "Answer",
    "Clock",
    "Failed",
    "FetchFault",
    "Fetched",
    "Fetcher",
    "NotModified",
    "Outcome",
    "Request",
    "WallClock",
    "back_off",
    "exchange",
    "retry_after",
    "share_of",
]
