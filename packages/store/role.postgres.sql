-- A role that can keep books and cannot loosen what guards them: it owns nothing. Run once by the owner after
-- "amanah init", with the schema of your books for amanah and your role for amanah_clerk; then give Amanah the
-- address with that role.
grant usage on schema amanah to amanah_clerk;
grant select on all tables in schema amanah to amanah_clerk;
grant insert on amanah.journal, amanah.tile, amanah.setting to amanah_clerk;
grant update on amanah.log_head to amanah_clerk;
grant insert, update on amanah.checkpoint to amanah_clerk;
grant insert, update, delete on amanah.snapshot, amanah.snapshot_part to amanah_clerk;
