"""The pages of the operators of this site: which organizations take part. Nobody's record is behind them."""
