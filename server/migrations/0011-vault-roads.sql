-- module: citizens
-- The one road by which the server learns a Zalo id: for a delivery that is going out, and nothing else (architecture §3.10).

grant select (page_id, id, address_id, state) on deliveries to binh_yen_vault;

set local role binh_yen_vault;

create function vault.addresses_for(p_page_id uuid, p_delivery_ids uuid[])
  returns table (delivery_id uuid, citizen_id uuid, wrapped_key bytea, zalo_id bytea)
  language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp
begin atomic
  select d.id, i.citizen_id, i.wrapped_key, i.zalo_id
  from unnest(p_delivery_ids) as wanted (id)
  join public.deliveries d on d.page_id = p_page_id and d.id = wanted.id
  join public.addresses a on a.page_id = p_page_id and a.id = d.address_id
  join vault.identities i on i.page_id = p_page_id and i.citizen_id = a.citizen_id
  where d.state in ('sending', 'unknown') and a.kind = 'zalo' and i.wrapped_key is not null;
end;
comment on function vault.addresses_for is 'Sealed Zalo ids of deliveries being sent, or unknown and so read back; no others.';

revoke execute on function vault.addresses_for from public;
grant execute on function vault.addresses_for to binh_yen_app;

reset role;
