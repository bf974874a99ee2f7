"""One fitted slide in, its XML, relationships and media out; decides nothing."""
