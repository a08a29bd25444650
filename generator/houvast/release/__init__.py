"""Publishing whole sites, never half of one."""

from houvast.release.publish import Release, UnfinishedSite

__all__ = ["Release", "UnfinishedSite"]
