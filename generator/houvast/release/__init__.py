"""Publishing whole sites, never half of one."""

from houvast.release.archive import write_archive
from houvast.release.publish import Release, UnfinishedSite

__all__ = ["Release", "UnfinishedSite", "write_archive"]
