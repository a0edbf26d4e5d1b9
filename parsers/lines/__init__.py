"""The source in lines, and what of it is noise: page marks, running heads, furniture, markup."""
