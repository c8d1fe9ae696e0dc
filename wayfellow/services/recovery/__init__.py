"""A way back for somebody who cannot sign in: a link by mail, and two proofs that are no mail. Source: AU-13, AU-14."""
