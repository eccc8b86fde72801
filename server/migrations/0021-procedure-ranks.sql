-- module: procedures
-- A brought file keeps which procedures are asked most.

alter table procedure_import_rows
  add column rank smallint constraint procedure_import_rows_rank check (rank between 1 and 10);
comment on column procedure_import_rows.rank is 'Place among the ten most asked, for a procedure that is new here.';
