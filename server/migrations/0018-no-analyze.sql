-- module: deliveries
-- The hot statements name their rows by key and need no fresh statistics, so a mass send ends without an ANALYZE.

drop function deliveries_grew();
