"""Fetching what others published: over the network or from a folder, always within bounds."""

from houvast.fetch.http import Fetched, fetch
from houvast.fetch.origin import Offer, Origin, offer, path_of, site_of

__all__ = ["Fetched", "Offer", "Origin", "fetch", "offer", "path_of", "site_of"]
