-- module: units
-- Which number is the right one for whom it is about.

alter table hot_lines add column matter text constraint hot_lines_matter check (matter in ('child', 'despair'));
comment on column hot_lines.matter is 'child: protects children. despair: listens to who does not want to live. Null: for any danger. Told first where the matter is theirs.';
