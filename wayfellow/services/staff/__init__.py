"""The people who work here: invite, change what they do, suspend. Source: security specification § 1.1, § 3.2."""
