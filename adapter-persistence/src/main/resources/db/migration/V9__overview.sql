-- Finds what was rolled up in the last minutes. It costs those who write next to nothing, unlike a B-tree.
CREATE INDEX history_minute_start ON history_minute USING brin (start) WITH (autosummarize = on);
