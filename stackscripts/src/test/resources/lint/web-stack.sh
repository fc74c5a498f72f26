#!/usr/bin/env bash
# web-stack: installs a web server, a database and a cache for one site, and puts backups on a timer.
#
# Refuses   to run twice, to run as another user than root, values that are not what they should be.
# Images    linode/ubuntu22.04, linode/debian12.
# Result    /var/log/web-stack.log, /var/lib/web-stack/done; the console.
#
# <UDF name="SITE_NAME" label="Site: host name" example="www.example.org" />
# <UDF name="SITE_ALIASES" label="Site: further host names, separated by spaces" default="" />
# <UDF name="ADMIN_EMAIL" label="Site: address of its administrator" example="admin@example.org" />
# <UDF name="CERTIFICATE" label="Site: certificate" default="staging" oneOf="none,staging,production" />
# <UDF name="HTTP_PORT" label="Web server: port for HTTP" default="80" />
# <UDF name="HTTPS_PORT" label="Web server: port for HTTPS" default="443" />
# <UDF name="WORKERS" label="Web server: number of workers, 0 for one a processor" default="0" />
# <UDF name="BODY_LIMIT" label="Web server: largest upload in MiB" default="16" />
# <UDF name="COMPRESS" label="Web server: compress answers" default="yes" oneOf="yes,no" />
# <UDF name="ACCESS_LOG" label="Web server: keep an access log" default="yes" oneOf="yes,no" />
# <UDF name="PHP_VERSION" label="PHP: version" default="8.1" oneOf="8.1,8.2,8.3" />
# <UDF name="PHP_MODULES" label="PHP: modules" default="curl,mbstring" manyOf="curl,gd,intl,mbstring,soap,xml,zip" />
# <UDF name="PHP_MEMORY" label="PHP: memory of one process in MiB" default="256" />
# <UDF name="db_engine" label="Database: program" default="mariadb" oneOf="mariadb,postgresql" />
# <UDF name="db_name" label="Database: name" default="site" />
# <UDF name="db_user" label="Database: user" default="site" />
# <UDF name="db_password" label="Database: password of the user, made up when empty" default="" />
# <UDF name="db_root_password" label="Database: password of its administrator, made up when empty" default="" />
# <UDF name="CACHE" label="Cache: program" default="redis" oneOf="none,redis,memcached" />
# <UDF name="CACHE_MEMORY" label="Cache: memory in MiB" default="64" />
# <UDF name="BACKUP_BUCKET" label="Backup: bucket, none when empty" default="" />
# <UDF name="BACKUP_ENDPOINT" label="Backup: address of the storage" default="" example="https://us-ord-1.linodeobjects.com" />
# <UDF name="BACKUP_ACCESSKEY" label="Backup: access key" default="" />
# <UDF name="BACKUP_SECRETKEY_PASSWORD" label="Backup: secret key" default="" />
# <UDF name="BACKUP_HOUR" label="Backup: hour of the day in UTC" default="3" />
# <UDF name="BACKUP_DAYS" label="Backup: days to keep" default="14" />
# <UDF name="LOGIN_NAME" label="Login: name of the user who may become root" default="deploy" />
# <UDF name="LOGIN_SSH_KEY" label="Login: public key of that user" example="ssh-ed25519 AAAA..." />
# <UDF name="FIREWALL" label="Firewall: what is let in" default="web,ssh" manyOf="web,ssh,ping" />
# <UDF name="TIME_ZONE" label="Time zone" default="Etc/UTC" example="Asia/Tokyo" />

set -Eeuo pipefail

readonly STATE=/var/lib/web-stack
readonly LOG=/var/log/web-stack.log
readonly SECRETS=/root/web-stack.secrets

export DEBIAN_FRONTEND=noninteractive

# --- What happened ------------------------------------------------------------------------------

log() { # <level> <message>
  printf '%s %-5s %s\n' "$(date -u +%FT%TZ)" "$1" "$2" | tee -a "$LOG"
}

fail() { # <message>
  log ERROR "$1"
  exit 1
}

on_error() { # <line>
  log ERROR "line $1: it isn't done"
}

# --- Values -------------------------------------------------------------------------------------

require() { # <name>, which must not be empty
  [[ -n ${!1} ]] || fail "the field $1 is empty"
}

require_number() { # <name> <least> <most>
  local value=${!1}
  [[ $value =~ ^[0-9]+$ ]] || fail "the field $1 is no number"
  ((value >= $2 && value <= $3)) || fail "the field $1 isn't between $2 and $3"
}

check_values() {
  local name
  for name in SITE_NAME ADMIN_EMAIL LOGIN_NAME LOGIN_SSH_KEY DB_NAME DB_USER; do
    require "$name"
  done
  require_number HTTP_PORT 1 65535
  require_number HTTPS_PORT 1 65535
  require_number WORKERS 0 256
  require_number BODY_LIMIT 1 4096
  require_number PHP_MEMORY 16 8192
  require_number CACHE_MEMORY 16 $((1 << 15))
  require_number BACKUP_HOUR 0 23
  require_number BACKUP_DAYS 1 3650
  [[ $SITE_NAME =~ ^[a-z0-9.-]+$ ]] || fail 'SITE_NAME is no host name'
  [[ $DB_NAME =~ ^[a-z_]+$ && $DB_USER =~ ^[a-z_]+$ ]] || fail 'DB_NAME and DB_USER are letters'
  [[ -e /usr/share/zoneinfo/$TIME_ZONE ]] || fail "there is no time zone $TIME_ZONE"
  [[ -z $BACKUP_BUCKET || -n $BACKUP_ENDPOINT ]] || fail 'BACKUP_ENDPOINT is needed'
}

random_password() {
  head -c 32 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' | cut -c-24
}

make_passwords() {
  : "${DB_PASSWORD:=$(random_password)}" "${DB_ROOT_PASSWORD:=$(random_password)}"
  (
    umask 077
    cat >"$SECRETS" <<EOF
# Passwords of the database on $SITE_NAME
$DB_USER	$DB_PASSWORD
root	$DB_ROOT_PASSWORD
EOF
  )
}

# --- System -------------------------------------------------------------------------------------

apt_get() { # <arguments...>
  apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >>"$LOG" 2>&1
}

prepare_system() {
  hostnamectl set-hostname "${SITE_NAME%%.*}"
  timedatectl set-timezone "$TIME_ZONE"
  apt_get update
  apt_get upgrade
}

make_login() {
  local home
  id "$LOGIN_NAME" >/dev/null 2>&1 || useradd -m -s /bin/bash -G sudo "$LOGIN_NAME"
  home=$(getent passwd "$LOGIN_NAME" | cut -d: -f6)
  install -d -m 700 -o "$LOGIN_NAME" "$home/.ssh"
  printf '%s\n' "$LOGIN_SSH_KEY" >"$home/.ssh/authorized_keys"
  chown "$LOGIN_NAME" "$home/.ssh/authorized_keys"
  sed -i 's/^#*PasswordAuthentication .*/PasswordAuthentication no/' /etc/ssh/sshd_config
  systemctl reload ssh
}

open_firewall() {
  local what
  apt_get install ufw
  ufw default deny incoming
  while IFS= read -r -d, what; do
    case $what in
      web) ufw allow "$HTTP_PORT,$HTTPS_PORT/tcp" ;;
      ssh) ufw limit OpenSSH ;;
      ping) log INFO 'ping is let in by default' ;;
      '') ;;
      *) fail "FIREWALL knows no $what" ;;
    esac
  done <<<"$FIREWALL,"
  ufw --force enable
}

# --- Web server ---------------------------------------------------------------------------------

php_packages() {
  local module
  echo "php$PHP_VERSION-fpm"
  for module in ${PHP_MODULES//,/ }; do
    echo "php$PHP_VERSION-$module"
  done
}

install_php() {
  local -a packages
  mapfile -t packages < <(php_packages)
  apt_get install "${packages[@]}"
  cat >"/etc/php/$PHP_VERSION/fpm/conf.d/90-site.ini" <<EOF
memory_limit = ${PHP_MEMORY}M
post_max_size = ${BODY_LIMIT}M
upload_max_filesize = ${BODY_LIMIT}M
date.timezone = $TIME_ZONE
EOF
  systemctl restart "php$PHP_VERSION-fpm"
}

nginx_main() {
  local workers=$WORKERS
  ((workers > 0)) || workers=auto
  sed -i "s/^worker_processes .*/worker_processes $workers;/" /etc/nginx/nginx.conf
  cat >/etc/nginx/conf.d/site.conf <<'EOF'
map $http_upgrade $connection_upgrade {
  default upgrade;
  '' close;
}
log_format timed '$remote_addr $request_time "$request" $status';
EOF
}

nginx_site() {
  local log_line='access_log off;' gzip=off
  [[ $ACCESS_LOG == no ]] || log_line='access_log /var/log/nginx/site.log timed;'
  [[ $COMPRESS == no ]] || gzip=on
  cat >/etc/nginx/sites-available/site <<-EOF
	server {
	  listen $HTTP_PORT;
	  listen [::]:$HTTP_PORT;
	  server_name $SITE_NAME $SITE_ALIASES;
	  root /var/www/site;
	  index index.php index.html;
	  client_max_body_size ${BODY_LIMIT}m;
	  gzip $gzip;
	  $log_line
	  location ~ \.php\$ {
	    fastcgi_param HOST \$host;
	    include snippets/fastcgi-php.conf;
	    fastcgi_pass unix:/run/php/php$PHP_VERSION-fpm.sock;
	  }
	}
	EOF
  ln -sf ../sites-available/site /etc/nginx/sites-enabled/site
  rm -f /etc/nginx/sites-enabled/default
}

install_web_server() {
  apt_get install nginx
  nginx_main
  nginx_site
  install -d -o www-data /var/www/site
  nginx -t 2>>"$LOG" || fail "nginx doesn't like its configuration"
  systemctl reload nginx
}

get_certificate() {
  local -a options=(--nginx --non-interactive --agree-tos -m "$ADMIN_EMAIL" -d "$SITE_NAME")
  local alias
  [[ $CERTIFICATE != none ]] || return 0
  [[ $CERTIFICATE != staging ]] || options+=(--staging)
  for alias in $SITE_ALIASES; do
    options+=(-d "$alias")
  done
  apt_get install certbot python3-certbot-nginx
  certbot "${options[@]}" --https-port "$HTTPS_PORT" >>"$LOG" 2>&1 ||
    log WARN 'there is no certificate yet: does the name point here?'
}

# --- Database and cache -------------------------------------------------------------------------

install_mariadb() {
  apt_get install mariadb-server
  mysql <<EOF
CREATE DATABASE IF NOT EXISTS \`$DB_NAME\`;
CREATE USER IF NOT EXISTS '$DB_USER'@'localhost' IDENTIFIED BY '$DB_PASSWORD';
GRANT ALL ON \`$DB_NAME\`.* TO '$DB_USER'@'localhost';
ALTER USER 'root'@'localhost' IDENTIFIED VIA unix_socket OR mysql_native_password USING PASSWORD('$DB_ROOT_PASSWORD');
EOF
}

install_postgresql() {
  apt_get install postgresql
  sudo -u postgres psql -q -v ON_ERROR_STOP=1 <<EOF
CREATE ROLE $DB_USER LOGIN PASSWORD '$DB_PASSWORD';
CREATE DATABASE $DB_NAME OWNER $DB_USER;
ALTER ROLE postgres PASSWORD '$DB_ROOT_PASSWORD';
EOF
}

install_cache() {
  case $CACHE in
    none) return 0 ;;
    redis)
      apt_get install redis-server
      printf 'maxmemory %dmb\nmaxmemory-policy allkeys-lru\n' "$CACHE_MEMORY" >>/etc/redis/redis.conf
      ;;
    memcached)
      apt_get install memcached
      sed -i "s/^-m .*/-m $CACHE_MEMORY/" /etc/memcached.conf
      ;;
  esac
  systemctl restart "${CACHE/redis/redis-server}"
}

# --- Backup -------------------------------------------------------------------------------------

dump_command() {
  if [[ $DB_ENGINE == mariadb ]]; then
    echo "mysqldump --single-transaction '$DB_NAME'"
  else
    echo "sudo -u postgres pg_dump '$DB_NAME'"
  fi
}

install_backup() {
  [[ -n $BACKUP_BUCKET ]] || return 0
  apt_get install rclone
  install -d -m 700 /etc/web-stack
  (
    umask 077
    printf '[backup]\ntype = s3\nprovider = Other\nendpoint = %s\naccess_key_id = %s\nsecret_access_key = %s\n' \
      "$BACKUP_ENDPOINT" "$BACKUP_ACCESSKEY" "$BACKUP_SECRETKEY_PASSWORD" >/etc/web-stack/rclone.conf
  )
  cat >/usr/local/sbin/web-stack-backup <<EOF
#!/bin/bash
set -euo pipefail
name=\$(date -u +%F)
$(dump_command) | gzip | rclone --config /etc/web-stack/rclone.conf rcat "backup:$BACKUP_BUCKET/\$name.sql.gz"
rclone --config /etc/web-stack/rclone.conf delete --min-age ${BACKUP_DAYS}d "backup:$BACKUP_BUCKET"
EOF
  chmod 700 /usr/local/sbin/web-stack-backup
  printf '0 %d * * * root /usr/local/sbin/web-stack-backup\n' "$BACKUP_HOUR" >/etc/cron.d/web-stack
}

# --- All of it ----------------------------------------------------------------------------------

main() {
  trap 'on_error "$LINENO"' ERR
  ((EUID == 0)) || fail 'only root can do this'
  [[ ! -e $STATE/done ]] || fail 'it was done already'
  install -d "$STATE"
  check_values
  make_passwords
  prepare_system
  make_login
  open_firewall
  install_php
  install_web_server
  "install_$DB_ENGINE"
  install_cache
  get_certificate
  install_backup
  touch "$STATE/done"
  log INFO "$SITE_NAME is up; its passwords are in $SECRETS"
}

main "$@"
