-- Customers who have no SFTP server take files by FTPS, or from a folder that both sides mount.
alter table channel drop constraint channel_kind_check;
alter table channel add check (kind in ('smtp', 'sftp', 'ftps', 'folder', 'https', 'webhook'));
