#!/usr/bin/env bash
# replicate-bucket: copies one Object Storage bucket into another with rclone and proves the result.
#
# Does      checks every field and both buckets, copies what is new or changed (objects arrive private),
#           compares both buckets, then deletes what the source no longer has (MODE=sync, within a bound).
# Refuses   an empty source (sync), source = destination under any name, one prefix inside the other, and
#           more deletions than MAX_DELETE allows: then it ends before anything is copied or deleted.
#           Without a record of an earlier run (.replinode/state.json) nothing is deleted; what the
#           destination held of its own is kept until ALLOW_DELETE=yes.
# Cannot    copy folder markers (keys that end in a slash), nor keys with empty or dot parts (a//b, ./c):
#           the latter end as status 41 or 42. Changes of headers alone are not noticed later, nor
#           changes at equal size of an object under 8 MiB that was uploaded in parts.
# Images    linode/ubuntu22.04; Debian 11 or later and newer Ubuntus work as well.
# Result    .replinode/runs/RUN_ID/status.json in the destination bucket; the console; /var/log/replinode.
# Later     EVERY repeats it with a systemd timer; each pass is a run RUN_ID-UTCTIME.
# For tests REPLINODE_ROOT is a folder in place of /, REPLINODE_PAUSE the seconds between two tries (10),
#           REPLINODE_PATIENCE the seconds after which a copy without progress is given up (180).
#
# Exit status
#    0 in sync, compared                     30 source not found or not reachable
#   10 a field is missing or wrong           31 destination not found or not reachable
#   11 source and destination overlap        32 key refused, or it may not do what is needed
#   12 source is empty                       33 no space: quota of the destination, or local disk
#   13 another run of this pair is at work   40 more deletions than the bound: nothing was changed
#   20 rclone could not be installed         41 objects could not be copied or deleted
#   21 headers would be lost (strict)        42 buckets differ after copying
#   22 timer could not be installed          70 unexpected (see the log)
#  129, 130, 143 interrupted                137 killed (told by the next run)
#
# <UDF name="SRC_REGION" label="Source: endpoint of the bucket, first part of its host name" example="jp-osa-1" oneOf="nl-ams-1,us-southeast-1,in-maa-1,us-ord-1,eu-central-1,id-cgk-1,us-lax-1,es-mad-1,us-mia-1,it-mil-1,us-east-1,jp-osa-1,fr-par-1,br-gru-1,us-sea-1,ap-south-1,se-sto-1,us-iad-1,us-ord-10,us-lax-4,us-sea-9,us-iad-10,au-mel-1,gb-lon-1,de-fra-1,jp-tyo-1,sg-sin-1,in-bom-1" />
# <UDF name="SRC_BUCKET" label="Source: bucket to copy from" example="my-bucket" />
# <UDF name="SRC_ACCESSKEY" label="Source: access key (read only is enough)" />
# <UDF name="SRC_SECRETKEY_PASSWORD" label="Source: secret key" />
# <UDF name="DEST_REGION" label="Destination: endpoint of the bucket, first part of its host name" example="us-iad-1" oneOf="nl-ams-1,us-southeast-1,in-maa-1,us-ord-1,eu-central-1,id-cgk-1,us-lax-1,es-mad-1,us-mia-1,it-mil-1,us-east-1,jp-osa-1,fr-par-1,br-gru-1,us-sea-1,ap-south-1,se-sto-1,us-iad-1,us-ord-10,us-lax-4,us-sea-9,us-iad-10,au-mel-1,gb-lon-1,de-fra-1,jp-tyo-1,sg-sin-1,in-bom-1" />
# <UDF name="DEST_BUCKET" label="Destination: bucket to copy to; it must exist" example="my-bucket-copy" />
# <UDF name="DEST_ACCESSKEY" label="Destination: access key (read and write)" />
# <UDF name="DEST_SECRETKEY_PASSWORD" label="Destination: secret key" />
# <UDF name="SRC_ENDPOINT" label="Source: address of its storage, if not REGION.linodeobjects.com" example="https://jp-osa-1.linodeobjects.com" default="" />
# <UDF name="DEST_ENDPOINT" label="Destination: address of its storage, if not REGION.linodeobjects.com" example="https://us-iad-1.linodeobjects.com" default="" />
# <UDF name="SRC_PREFIX" label="Source: copy only keys under this prefix" example="assets/2026" default="" />
# <UDF name="DEST_PREFIX" label="Destination: put the copies under this prefix" example="assets/2026" default="" />
# <UDF name="MODE" label="sync also deletes what the source no longer has; copy never deletes" default="sync" oneOf="sync,copy" />
# <UDF name="EVERY" label="Repeat after this time (0: run once)" example="90s, 15m, 1h30m or 1d" default="0" />
# <UDF name="ALLOW_DELETE" label="Delete what the destination holds of its own, within the bound below" default="no" oneOf="no,yes" />
# <UDF name="MAX_DELETE" label="Bound for deletions in seven days: a number, or a share of the objects" example="100 or 25%" default="25%" />
# <UDF name="HEADERS" label="Cache-Control and the like: auto keeps them if it can, strict stops if it cannot, off ignores them" default="auto" oneOf="auto,strict,off" />
# <UDF name="RCLONE" label="rclone: auto takes a newer one from the distribution if headers need it" default="auto" oneOf="auto,distro" />
# <UDF name="KEEP_CONFIG" label="Leave an rclone.conf with both keys for the root user" default="no" oneOf="no,yes" />
# <UDF name="REPLICATOR" label="Name of this replicator, shown in its status" example="assets" default="" />
# <UDF name="RUN_ID" label="Id of this run; made up when empty" default="" />

set -Eeuo pipefail

# --- What happened: console, log, status object -------------------------------------------------

log() { # <level> <message>
  local line
  printf -v line '%(%FT%TZ)T %-5s %s' -1 "$1" "$2"
  printf '%s\n' "$line" || :
  [[ -z $log_file ]] || printf '%s\n' "$line" >>"$log_file" || :
}

fail() { # <exit status> <message>
  exit_code=$1
  message=$2
  exit "$1"
}

json_string() { # <text>
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "${text//[[:cntrl:]]/ }"
}

json_number() { # <key> <number, or nothing while it is not known>
  [[ -z $2 ]] || printf ',"%s":%d' "$1" "$2"
}

status_json() {
  local cause separator=''
  printf '{"schema":1,"runId":"%s"' "$run_id"
  [[ -z $REPLICATOR ]] || printf ',"name":"%s"' "$REPLICATOR"
  printf ',"phase":"%s","startedAt":"%s","updatedAt":"%(%FT%TZ)T"' "$phase" "$started_at" -1
  [[ $phase != finished ]] || json_number exitCode "$exit_code"
  if [[ -n $objects_total ]]; then
    printf ',"objects":{"done":%d,"total":%d}' "$objects_done" "$objects_total"
    printf ',"bytes":{"done":%d,"total":%d}' "$bytes_done" "$bytes_total"
  fi
  json_number errors "$errors"
  json_number deleted "$deleted"
  json_number headersLost "$headers_lost"
  json_number etaSeconds "$eta"
  [[ -z $rclone_version ]] || printf ',"rcloneVersion":"%s"' "$rclone_version"
  printf ',"message":%s,"logTail":[' "$(json_string "$message")"
  for cause in "${causes[@]}"; do
    printf '%s%s' "$separator" "$(json_string "$cause")"
    separator=,
  done
  printf ']}\n'
}

put() { # <key under .replinode/>, the object on stdin
  [[ -n $rclone_program ]] || find_rclone
  if [[ -n $rclone_program ]]; then
    rclone_ rcat --header-upload 'Content-Type: application/json' "dst:$DEST_BUCKET/.replinode/$1" 2>"$error_file"
  else
    put_by_python "$dest_endpoint/$DEST_BUCKET/.replinode/$1" 2>"$error_file"
  fi
}

put_by_python() { # <address>: while there is no rclone; signed as Amazon's Signature Version 4
  ID=$DEST_ACCESSKEY SECRET=$DEST_SECRETKEY_PASSWORD python3 -Ic '
import hashlib, hmac, os, sys, time
from urllib.request import Request, urlopen
url = sys.argv[1]
host, path = url.split("/", 3)[2:]
body = sys.stdin.buffer.read()
digest = hashlib.sha256(body).hexdigest()
now = time.strftime("%Y%m%dT%H%M%SZ")
scope = now[:8] + "/us-east-1/s3/aws4_request"
head = {"content-type": "application/json", "host": host, "x-amz-content-sha256": digest, "x-amz-date": now}
names = ";".join(head)
text = "\n".join(["PUT", "/" + path, "", *[n + ":" + head[n] for n in head], "", names, digest])
text = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(text.encode()).hexdigest()])
key = ("AWS4" + os.environ["SECRET"]).encode()
for part in [*scope.split("/"), text]: key = hmac.new(key, part.encode(), hashlib.sha256).digest()
head["Authorization"] = "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=%s,Signature=%s" % (os.environ["ID"], scope, names, key.hex())
urlopen(Request(url, body, head, method="PUT"), timeout=30)
' "$1" 9>&-
}

write_status() {
  local text
  text=$(status_json)
  # Each is a version of its own where the bucket is versioned: a long run writes fewer.
  next_write=$((SECONDS + (SECONDS < 600 ? 10 : 60)))
  put "runs/$run_id/status.json" <<<"$text"
}

enter() { # <phase> <message>: a phase that lasts is told in the status
  phase=$1
  message=$2
  log INFO "$1: $2"
  next_write=$((SECONDS + 2))
}

on_exit() { # <exit status>; a success was said before
  trap '' HUP INT TERM
  trap - ERR EXIT
  set +e
  case $1 in
    129 | 130 | 143) message="interrupted while $phase" exit_code=$1 ;;
    "$exit_code") ;;
    *) message="unexpected failure ($1) while $phase" exit_code=70 ;;
  esac
  if ((exit_code > 11 && exit_code < 99 && exit_code != 33)) && ! has_space 1024; then message="the local disk is full, while $phase" exit_code=33; fi
  stop_child
  eta=''
  forget
  if [[ -n $reportable ]] && ! write_status && ! write_status; then
    log WARN 'the status could not be written'
    ((exit_code != 0)) || message+="; but its status could not be written" exit_code=31
  fi
  if ((exit_code == 0)); then log INFO "finished: $message"; else log ERROR "finished with status $exit_code: $message"; fi
  [[ ! -s $tmp/rclone.log ]] || tail -c 1000000 "$tmp/rclone.log" >"${log_file%/*}/rclone.log"
  rm -rf "${tmp:-/nonexistent}" "${banner:-/nonexistent}"
  exit "$exit_code"
}

# --- Fields -------------------------------------------------------------------------------------

fields() { # their names and defaults
  printf '%s\n' SRC_REGION= SRC_BUCKET= SRC_ACCESSKEY= SRC_SECRETKEY_PASSWORD= \
    DEST_REGION= DEST_BUCKET= DEST_ACCESSKEY= DEST_SECRETKEY_PASSWORD= \
    SRC_ENDPOINT= DEST_ENDPOINT= SRC_PREFIX= DEST_PREFIX= MODE=sync EVERY=0 ALLOW_DELETE=no MAX_DELETE=25% \
    HEADERS=auto RCLONE=auto KEEP_CONFIG=no REPLICATOR= RUN_ID=
}

load_values() { # <file of NAME=value lines, made by install_timer>
  local name value
  [[ -r $1 ]] || fail 10 'the file of values is damaged'
  while IFS= read -r value; do
    name=${value%%=*}
    [[ $name =~ ^[A-Z_]+$ ]] || fail 10 'the file of values is damaged'
    printf -v "$name" '%s' "${value#*=}"
  done <"$1"
}

take_fields() { # no other program sees them; what others set for rclone or S3 clients is dropped
  local field name
  for name in "${!AWS_@}" "${!RCLONE_@}"; do unset "$name"; done
  for field in $(fields); do
    name=${field%%=*}
    [[ -n ${!name-} ]] || printf -v "$name" '%s' "${field#*=}"
    export -n "${name?}"
  done
}

require() { # <name> <pattern> <what the value must be>
  local value=${!1-}
  if [[ -z $value && ! $value =~ $2 ]]; then
    problems+=("$1 is required")
  elif [[ ! $value =~ $2 ]]; then
    problems+=("$1 must be $3")
  fi
}

require_side() { # <SRC or DEST>
  local -r prefix=$1_PREFIX endpoint_name=$1_ENDPOINT
  local -r endpoint=${!endpoint_name-}
  local -r loopback='(localhost|[A-Za-z0-9.-]+\.localhost|127(\.[0-9]+){3}|\[::1\])'
  require "$1_REGION" '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$' 'the first part of a host name, such as us-iad-1'
  require "$1_BUCKET" '^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$' 'the name of a bucket'
  require "$1_ACCESSKEY" '^[[:graph:]]{1,256}$' 'an access key, without spaces'
  require "$1_SECRETKEY_PASSWORD" '^[^[:cntrl:]]{1,1024}$' 'one line without control characters'
  require "$1_ENDPOINT" "^(https://(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?/?|http://$loopback(:[0-9]{1,5})?/?)?\$" \
    'an https address without a path (http on loopback only)'
  ((${#endpoint} <= 100)) || problems+=("$1_ENDPOINT must have at most 100 characters")
  require "$1_PREFIX" '^[^[:cntrl:]]{0,100}$' 'at most 100 characters and none of control'
  if [[ /${!prefix%/}/ =~ /\.{1,2}/ || ${!prefix} == *//* || ${!prefix} == /* || ${!prefix}/ == .replinode/* ]]; then
    problems+=("$1_PREFIX must not begin with a slash or .replinode, nor have empty or dot parts")
  fi
}

validate() {
  problems=()
  require_side SRC
  require_side DEST
  require MODE '^(sync|copy)$' 'sync or copy'
  require EVERY '^(0|([0-9]{1,3}d)?([0-9]{1,4}h)?([0-9]{1,5}m)?([0-9]{1,7}s)?)$' '0 or a duration such as 1h30m'
  require ALLOW_DELETE '^(no|yes)$' 'no or yes'
  require MAX_DELETE '^([0-9]{1,9}|([0-9]{1,2}|100)%)$' 'a number or a share such as 25%'
  require HEADERS '^(auto|strict|off)$' 'auto, strict or off'
  require RCLONE '^(auto|distro)$' 'auto or distro'
  require KEEP_CONFIG '^(no|yes)$' 'no or yes'
  require REPLICATOR '^([a-z][a-z0-9-]{1,20})?$' 'up to 21 small letters, digits and hyphens'
  require RUN_ID '^([A-Za-z0-9][A-Za-z0-9._-]{0,63})?$' 'up to 64 letters, digits, dots, hyphens and underscores'
  repeat=$(seconds_of "$EVERY")
  if ((repeat > 0)) && [[ ! -w $root/etc/systemd/system || ! -d $root/run/systemd/system ]]; then problems+=('EVERY needs root and systemd'); fi
  [[ " ${problems[*]}" != *' RUN_ID '* ]] || RUN_ID=''
  [[ " ${problems[*]}" != *' REPLICATOR '* ]] || REPLICATOR=''
}

refuse_problems() { # told in the status where the destination's own fields are good
  local problem
  [[ ${problems[*]} == *DEST_* ]] || reportable=yes
  for problem in "${problems[@]}"; do log ERROR "field: $problem"; done
  ((${#problems[@]} == 0)) || fail 10 "${problems[0]}"
}

seconds_of() { # <duration>
  if [[ $1 =~ ^(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?$ ]]; then
    local d=${BASH_REMATCH[2]:-0} h=${BASH_REMATCH[4]:-0} m=${BASH_REMATCH[6]:-0} s=${BASH_REMATCH[8]:-0}
    printf '%d' $((((10#$d * 24 + 10#$h) * 60 + 10#$m) * 60 + 10#$s))
  fi
}

host_of() { # <endpoint>: without scheme, usual port and final dot; every name of this host is the same
  local host=${1,,}
  host=${host#*://}
  host=${host%/}
  if [[ $host =~ ^(localhost|.*\.localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?$ ]]; then host=loopback${BASH_REMATCH[2]}; fi
  host=${host%:443}
  host=${host%:80}
  printf '%s' "${host/%./}"
}

settle() { # what follows from the fields alone
  SRC_PREFIX=${SRC_PREFIX%/} DEST_PREFIX=${DEST_PREFIX%/}
  src_endpoint=${SRC_ENDPOINT:-https://$SRC_REGION.linodeobjects.com} src_endpoint=${src_endpoint%/}
  dest_endpoint=${DEST_ENDPOINT:-https://$DEST_REGION.linodeobjects.com} dest_endpoint=${dest_endpoint%/}
  source=src:$SRC_BUCKET${SRC_PREFIX:+/$SRC_PREFIX}
  dest=dst:$DEST_BUCKET${DEST_PREFIX:+/$DEST_PREFIX}
  local from to stamp
  from=$(host_of "$src_endpoint")/$SRC_BUCKET
  to=$(host_of "$dest_endpoint")/$DEST_BUCKET
  pair=$(printf '%s\n' "$from" "$SRC_PREFIX" "$to" "$DEST_PREFIX" | sha256sum)
  pair=${pair:0:16}
  printf -v stamp '%(%Y%m%dT%H%M%SZ)T' -1
  run_id=${RUN_ID:-$stamp-${pair:0:6}}
  [[ -z $values_file || -z $RUN_ID ]] || run_id=$RUN_ID-$stamp
  refuse_problems
  if [[ $from == "$to" ]]; then refuse_overlap; fi
}

refuse_overlap() { # for two names of one bucket
  local a=${SRC_PREFIX:+$SRC_PREFIX/} b=${DEST_PREFIX:+$DEST_PREFIX/}
  if [[ $a == "$b"* || $b == "$a"* ]]; then fail 11 'source and destination are the same bucket, and one prefix holds the other'; fi
}

# --- The machine --------------------------------------------------------------------------------

prepare_folders() {
  umask 077
  tmp=$(mktemp -d) || fail 33 'no temporary folder can be made'
  { : >"$tmp/rclone.log"; } || fail 33 'no temporary folder can be made'
  error_file=$tmp/error
  local folder=$root/var/log/replinode
  if ! mkdir -p "$folder" 2>/dev/null || [[ ! -w $folder ]]; then folder=$tmp; fi
  log_file=$folder/replicate-bucket.log
  if [[ $(stat -c %s "$log_file" 2>/dev/null || echo 0) -gt 5000000 ]]; then mv "$log_file" "$log_file.1"; fi
  { : >>"$log_file"; } 2>/dev/null || log_file=$tmp/replicate-bucket.log
  has_space 102400 || fail 33 'less than 100 MiB are free for temporary files'
}

has_space() { # <KiB>
  local free
  free=$(df -Pk "${tmp:-/tmp}" | awk 'NR == 2 { print $4 }')
  ((${free:-$1} >= $1))
}

take_lock() { # one run of a pair on a machine; the lock goes with the process
  local folder=$root/run/replinode
  if ! mkdir -p "$folder" 2>/dev/null || [[ ! -O $folder ]]; then
    folder=${XDG_RUNTIME_DIR:-/tmp}/replinode-$EUID
    mkdir -p "$folder"
  fi
  [[ -O $folder && ! -L $folder ]] || fail 13 'the folder of locks belongs to another user'
  lock=$folder/$pair.lock
  exec 9>>"$lock"
  if ! flock --nonblock 9; then
    # Two starts of one run share a status, which then tells of the one at work; a pass leaves it at that.
    [[ -z $values_file && $(<"$lock") != "$run_id" ]] || reportable=''
    fail 13 'another run of this pair is at work'
  fi
}

show_banner() { # at every login while the run is at work
  local file=$root/run/motd.d/replinode
  mkdir -p "${file%/*}" 2>/dev/null && printf 'replinode: run %s is at work, see %s\n' "$run_id" "$log_file" >"$file" || return 0
  banner=$file
  chmod 755 "${file%/*}"
  chmod 644 "$file"
}

version_of() { # <rclone program>: such as 1.60.1; nothing when it does not run
  local output
  output=$(HOME=${tmp:-/dev/null} RCLONE_CONFIG=/dev/null "$1" version 2>/dev/null) || return 0
  if [[ $output =~ ^rclone\ v([0-9.]+) ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi
}

is_at_least() { # <version> <version>
  [[ -n $1 && $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

find_rclone() { # the one on the path, or a newer one that an earlier run kept
  local candidate version
  rclone_program='' rclone_version=''
  for candidate in "$(type -P rclone || :)" "$root/var/lib/replinode/bin/rclone"; do
    if [[ ! -x $candidate || ($candidate == */var/lib/* && $RCLONE == distro) ]]; then continue; fi
    version=$(version_of "$candidate")
    if is_at_least "$version" "${rclone_version:-1.53}"; then rclone_program=$candidate rclone_version=$version; fi
  done
}

apt_get() { # <what for> <words>: bounded retries; a list lock of another apt is waited for
  local attempt
  for attempt in {1..40}; do
    if DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get -q -y -o DPkg::Lock::Timeout=60 \
      -o Acquire::Retries=3 "${@:2}" </dev/null >"$tmp/apt.log" 2>&1; then return 0; fi
    tail -c 100000 "$tmp/apt.log" >>"$log_file" || :
    causes=("$1: $(grep -m 1 '^E:' "$tmp/apt.log" || echo 'no reason given')")
    log WARN "attempt $attempt: ${causes[0]}"
    write_status || :
    if ((attempt >= 3)) && ! grep -q 'Could not get lock\|Unable to lock' "$tmp/apt.log"; then return 1; fi
    nap "$pause"
  done
  return 1
}

install_rclone() {
  find_rclone
  if [[ -z $rclone_program ]]; then
    enter installing 'rclone from the distribution'
    write_status || :
    apt_get 'apt-get update' update || log WARN 'the lists of packages could not be renewed'
    apt_get 'apt-get install' install --no-install-recommends rclone || fail 20 'rclone could not be installed'
    hash -r
    find_rclone
    [[ -n $rclone_program ]] || fail 20 'no rclone of version 1.53 or later'
  fi
  log INFO "installing: rclone $rclone_version"
}

forbid() { # <iptables program> <address>: for all users but root
  local rule=(OUTPUT -d "$2" -m owner ! --uid-owner 0 -j REJECT)
  "$1" -w 5 -C "${rule[@]}" || "$1" -w 5 -A "${rule[@]}"
} 2>/dev/null

close_metadata() { # it shows the user data, and so the keys, to every user of the instance
  local state='left open (closing needs root and iptables)'
  if ((EUID == 0)) && forbid iptables 169.254.169.254; then state='closed to other users'; fi
  forbid ip6tables fd00:a9fe:a9fe::1 || :
  log INFO "installing: metadata service $state"
}

keep_config() {
  local file=${HOME:-/root}/.config/rclone/rclone.conf
  [[ $KEEP_CONFIG == yes ]] || return 0
  if [[ -e $file && $(head -n 1 "$file") != '# replinode' || $SRC_ACCESSKEY$SRC_SECRETKEY_PASSWORD$DEST_ACCESSKEY$DEST_SECRETKEY_PASSWORD =~ [^A-Za-z0-9+/=_.-] ]]; then
    log WARN "KEEP_CONFIG: $file not written: it is another's, or cannot hold a key"
  else
    mkdir -p "${file%/*}"
    printf '%s\n' '# replinode' '[src]' 'type = s3' 'provider = Ceph' "endpoint = $src_endpoint" \
      "access_key_id = $SRC_ACCESSKEY" "secret_access_key = $SRC_SECRETKEY_PASSWORD" \
      '[dst]' 'type = s3' 'provider = Ceph' "endpoint = $dest_endpoint" 'acl = private' \
      "access_key_id = $DEST_ACCESSKEY" "secret_access_key = $DEST_SECRETKEY_PASSWORD" >"$file.new"
    mv "$file.new" "$file"
  fi
}

write_units() { # the same functions again; the values are data in a file that only root reads
  local field
  {
    printf '#!/usr/bin/env bash\nset -Eeuo pipefail\n'
    declare -f
    printf 'main "$@"\n'
  } >"$folder/replicate-bucket.sh"
  for field in $(fields); do
    field=${field%%=*}
    printf '%s=%s\n' "$field" "${!field}"
  done >"$folder/values"
  printf '%s\n' '[Unit]' 'Wants=network-online.target' 'After=network-online.target' \
    '[Service]' 'Type=oneshot' 'KillMode=mixed' "ExecStart=/bin/bash $folder/replicate-bucket.sh $folder/values" \
    '[Install]' 'WantedBy=multi-user.target' >"$unit.service"
  chmod 644 "$unit.service"
  { systemctl daemon-reload && systemctl enable "${unit##*/}.service"; } >>"$log_file" 2>&1 || log WARN 'a reboot ends this run'
}

remember() { # so that a reboot goes on with this run; a run once, beside a timer, leaves that to the timer
  unit=$root/etc/systemd/system/replinode-${REPLICATOR:-$pair}
  [[ -w ${unit%/*} && -d $root/run/systemd/system ]] && mkdir -p "$root/var/lib/replinode/${REPLICATOR:-$pair}" 2>/dev/null || return 0
  folder=$root/var/lib/replinode/${REPLICATOR:-$pair}
  recall
  printf '%s %s\n' "$run_id" "$started_at" >"$folder/run"
  if [[ -z $values_file ]] && { ((repeat > 0)) || [[ ! -e $unit.timer ]]; }; then write_units; fi
}

recall() { # a run that was cut off: this one goes on with it, or tells that it was killed
  local id since
  read -r id since 2>/dev/null <"$folder/run" || return 0
  [[ $id =~ ^[A-Za-z0-9][A-Za-z0-9._-]+$ && $since =~ ^[0-9TZ:-]+$ ]] || return 0
  if [[ -n $values_file || ${RUN_ID:-$id} == "$id" ]]; then
    run_id=$id started_at=$since
    log INFO "going on with run $id"
  else
    killed=$id killed_since=$since
  fi
}

tell_killed() {
  local -r run_id=$killed phase=finished exit_code=137 message='killed, or cut off by a restart' started_at=$killed_since
  [[ -z $killed ]] || write_status || :
}

forget() { # the run has ended, unless the instance restarts; without later passes nothing stays
  if ((exit_code == 143)) && [[ -e ${folder:-/dev/null}/run && $(systemctl is-system-running) =~ ^(stopping|unknown|)$ ]]; then
    message='the instance restarts; this run goes on afterwards'
    return
  fi
  phase=finished
  [[ -e ${folder:-/dev/null}/run ]] || return
  rm -f "$folder/run"
  [[ ! -e $unit.timer ]] || return
  systemctl disable "${unit##*/}.service" >/dev/null 2>&1
  rm -rf "$unit.service" "$folder"
}

install_timer() { # with jitter; systemd starts no pass while one is at work
  ((repeat > 0)) && [[ -z $values_file || ! -e $unit.timer ]] || return 0
  printf '%s\n' '[Timer]' "OnActiveSec=${repeat}s" \
    "OnUnitInactiveSec=${repeat}s" "RandomizedDelaySec=$((repeat / 10))s" '[Install]' 'WantedBy=timers.target' >"$unit.timer"
  chmod 644 "$unit.timer"
  if ! { systemctl daemon-reload && systemctl enable "${unit##*/}.timer" && systemctl restart "${unit##*/}.timer"; } >>"$log_file" 2>&1; then
    rm -f "$unit.timer"
    fail 22 'the timer for later passes could not be started'
  fi
  log INFO "checking: later passes every $EVERY by ${unit##*/}.timer"
}

# --- rclone -------------------------------------------------------------------------------------

configure() { # for one process only: keys are in its environment, in no file and no argument
  export HOME=${tmp:-/dev/null} RCLONE_CONFIG=/dev/null RCLONE_CACHE_DIR=${tmp:-/dev/null}/cache RCLONE_CONFIG_{SRC,DST}_{TYPE=s3,PROVIDER=Ceph}
  export RCLONE_CONFIG_SRC_ENDPOINT=$src_endpoint RCLONE_CONFIG_DST_ENDPOINT=$dest_endpoint RCLONE_CONFIG_DST_ACL=private
  export RCLONE_CONFIG_SRC_ACCESS_KEY_ID=$SRC_ACCESSKEY RCLONE_CONFIG_SRC_SECRET_ACCESS_KEY=$SRC_SECRETKEY_PASSWORD
  export RCLONE_CONFIG_DST_ACCESS_KEY_ID=$DEST_ACCESSKEY RCLONE_CONFIG_DST_SECRET_ACCESS_KEY=$DEST_SECRETKEY_PASSWORD
  # NO_UNICODE_NORMALIZATION: or two spellings of an accent are one key to rclone
  # NO_GZIP_ENCODING: or objects with Content-Encoding: gzip are unpacked on the way
  export RCLONE_S3_NO_CHECK_BUCKET=true RCLONE_S3_NO_HEAD=true RCLONE_NO_GZIP_ENCODING=true RCLONE_NO_UNICODE_NORMALIZATION=true
  export RCLONE_S3_LIST_CHUNK=$chunk RCLONE_LOW_LEVEL_RETRIES=3 RCLONE_CONTIMEOUT=15s RCLONE_TIMEOUT=1m
  # The lock is not for children.
  exec 9>&-
}

rclone_() { # <arguments>
  (
    configure
    exec "$rclone_program" "$@"
  )
}

start() { # <arguments>: in the background, with figures in the log every second
  : >"$tmp/rclone.log"
  moved=0 moved_at=$((SECONDS + 4 * listing))
  (
    configure
    [[ $1 != copy && $1 != sync ]] || export RCLONE_METADATA=$metadata
    exec "$rclone_program" --use-json-log --log-level NOTICE --stats 1s --stats-log-level NOTICE "$@" 2>>"$tmp/rclone.log"
  ) >"$tmp/output" &
  child=$!
}

nap() { # <seconds>, cut short by a signal
  sleep "$1" >/dev/null 9>&- &
  wait $! || :
}

follow() { # until the child has ended, whose exit status it returns
  local turn=0 result=0
  while kill -0 "$child" 2>/dev/null; do
    nap "0.$((turn++ < 4 ? 2 : 9))"
    read_progress
    ((SECONDS < next_write)) || write_status || log WARN 'the status could not be written'
    # rclone's own retries would take far longer at a storage that is gone.
    if [[ $phase != checking ]] && ((SECONDS - moved_at >= patience)); then fail 41 "no answer in time: nothing moved"; fi
    if [[ $turn == *0 && $(stat -c %s "$tmp/rclone.log") -gt 20000000 ]]; then
      tail -c 1000000 "$tmp/rclone.log" >"$tmp/tail"
      cat "$tmp/tail" >"$tmp/rclone.log"
    fi
  done
  wait "$child" || result=$?
  child=''
  read_progress
  return "$result"
}

stop_child() {
  local attempt
  [[ -n $child ]] || return 0
  kill "$child" 2>/dev/null
  for attempt in {1..20}; do
    kill -0 "$child" 2>/dev/null || return 0
    ((attempt < 20)) || kill -KILL "$child" 2>/dev/null
    nap 0.25
  done
}

read_progress() { # from the last line of figures
  local -A figure=([transfers]=0 [bytes]=0 [deletes]=0 [checks]=0 [errors]=0)
  local key figures seconds now
  [[ -s $tmp/rclone.log ]] || return 0
  figures=$(tail -c 300000 "$tmp/rclone.log" | grep -F '"stats":{' | tail -n 1) || return 0
  figures=${figures##*\"stats\":\{}
  for key in "${!figure[@]}"; do
    if [[ $figures =~ \"$key\":([0-9]+) ]]; then figure[$key]=${BASH_REMATCH[1]}; fi
  done
  now=$((figure[transfers] + figure[bytes] + figure[deletes] + figure[checks]))
  ((now == moved)) || moved=$now moved_at=$SECONDS
  [[ $phase == copying ]] || return 0
  errors=$((base_errors + figure[errors]))
  deleted=${figure[deletes]}
  objects_done=$((base_objects + figure[transfers]))
  bytes_done=$((base_bytes + figure[bytes]))
  ((objects_done <= objects_total)) || objects_done=$objects_total
  ((bytes_done <= bytes_total)) || bytes_done=$bytes_total
  seconds=$((SECONDS - pass_started))
  if ((figure[bytes] > 0 && seconds > 0)); then eta=$(((bytes_total - bytes_done) * seconds / figure[bytes])); fi
}

collect_causes() { # <file of messages>: known causes only; the first sets kind
  local row words said
  causes=() kind=0
  # Keys of objects are in figures, in fields of their own and in addresses.
  said=$(sed '/"stats":{/d;s/"object":".*//;s,://[^" ]*,,g' "$1") || :
  while IFS=: read -r row words; do
    [[ $said =~ ${words#*:} ]] || continue
    causes+=("${words%%:*}")
    ((kind > 0)) || kind=$row
  done <<'TABLE'
32:the clock of this machine is wrong:RequestTimeTooSkewed
33:the quota is used up:QuotaExceeded|InsufficientStorage
32:the access key is not known:InvalidAccessKeyId
32:the secret key is wrong:SignatureDoesNotMatch
32:access denied (403):AccessDenied|Forbidden|code. 403
33:the local disk is full:no space left
30:the bucket does not exist:NoSuchBucket|directory not found
10:the prefix is the key of an object:single files
41:an object is gone, or rclone cannot name its key:NoSuchKey|object not found
41:an object changed meanwhile:corrupted on transfer
41:the storage is busy or failed:SlowDown|ServiceUnavailable|InternalError|code. 50
41:the storage host is not known:no such host
41:no connection:connection re|unreachable|no route
41:no answer in time:timeout|deadline exceeded
41:the certificate is not trusted:x509|tls
TABLE
  ((${#causes[@]} > 0)) || causes=('another cause: see the log on the instance')
}

reach() { # <status if not> <source or destination> <command>: three tries; what the storage says decides
  local attempt kind
  for attempt in 1 2 3; do
    if "${@:3}"; then return 0; fi
    tail -c 100000 "$tmp/error" >>"$log_file" || :
    collect_causes "$tmp/error"
    case $kind in
      10 | 32 | 33) fail "$kind" "the $2 refused: ${causes[0]}" ;;
      30) fail "$1" "the $2 cannot be used: ${causes[0]}" ;;
    esac
    log WARN "the $2 could not be reached (attempt $attempt): ${causes[0]}"
    # On Ceph a page that ends at certain keys is no XML: the next try has other pages.
    chunk=$((chunk - 1))
    ((attempt == 3)) || nap "$pause"
  done
  fail "$1" "the $2 could not be reached: ${causes[0]}"
}

list() { # <remote> <file> [again]: a line an object, sorted: key (escaped as in JSON), tab, size; in FILE.times its time as well
  start lsjson -R --files-only --use-server-modtime --no-mimetype --fast-list --exclude '/.replinode/**' "$1"
  if ! follow; then
    cp "$tmp/rclone.log" "$tmp/error"
    return 1
  fi
  sed -n 's/^\[\{0,1\}{"Path":"\(.*\)","Name":".*","Size":\([0-9]*\),.*"ModTime":"\(.\{19\}\).*$/\1\t\2\t\3/p' "$tmp/output" |
    sort -u -t $'\t' -k 1,1 -T "$tmp" -o "$2.times" - ${3:+"$2.times"} || return
  # Beside keys that XML cannot hold rclone can skip others where a page ends: a second look has other pages.
  if [[ -z ${3-} ]] && grep -q $'\xe2\x90[\x80-\x9f]\|\xef\xbf[\xbe\xbf]' "$2.times"; then
    chunk=$((chunk - 50))
    list "$1" "$2" again || return
  fi
  cut -f 1,2 "$2.times" >"$2"
}

object_headers() { # <words of lsjson>: what the storage answers; by a pipe alone, for with it rclone tells its settings
  { rclone_ lsjson "$@" --log-level DEBUG --dump headers >/dev/null; } 2>&1
}

# --- Checks before anything is copied -----------------------------------------------------------

check_destination() { # by writing the first status; afterwards every end of the run is told there
  reportable=''
  enter checking 'reading both buckets'
  reach 31 destination write_status
  reportable=yes
}

check_alias() { # a bucket of the same name that shows our own status is the same bucket
  [[ $SRC_BUCKET == "$DEST_BUCKET" ]] || return 0
  if [[ $(rclone_ cat "src:$SRC_BUCKET/.replinode/runs/$run_id/status.json" 2>/dev/null) == *"\"startedAt\":\"$started_at\""* ]]; then refuse_overlap; fi
}

count() { # both listings
  local pending pending_bytes
  listing=$SECONDS
  list_source
  reach 31 destination list "$dest" "$tmp/dst"
  listing=$((SECONDS - listing))
  read -r pending pending_bytes < <(comm -23 "$tmp/src" "$tmp/dst" | sum)
  objects_done=$((objects_total - pending)) bytes_done=$((bytes_total - pending_bytes))
  dest_count=$(wc -l <"$tmp/dst")
  only_in_destination >"$tmp/extras"
  extras=$(wc -l <"$tmp/extras")
  log INFO "checking: source $objects_total objects, $bytes_total bytes; $pending to copy; $extras only in the destination"
}

only_in_destination() { # keys, escaped as in JSON
  comm -13 <(cut -f 1 "$tmp/src") <(cut -f 1 "$tmp/dst")
}

list_source() {
  reach 30 source list "$source" "$tmp/src"
  read -r objects_total bytes_total < <(sum <"$tmp/src")
  ((objects_total > 0)) || fail 12 'the source holds no object'
}

sum() { # of lines key, tab, size: how many, and bytes
  awk -F '\t' '{ n++; b += $2 } END { printf "%.0f %.0f\n", n, b }'
}

read_state() { # figures of the last seven days, kept in the destination
  local line week season
  local -r shape='^\{"pair":"([0-9a-f]{16})","day":"([0-9-]{10})","objects":([0-9]{1,15}),"deleted":([0-9]{1,15}),"held":([0-9]{1,15}),"lost":([0-9]{1,15})\}$'
  today=$(date +%F) week=$(date -d '7 days ago' +%F) season=$(date -d '60 days ago' +%F)
  reach 31 destination fetch_state
  while read -r line; do
    [[ $line =~ $shape ]] || continue
    if [[ ${BASH_REMATCH[1]} != "$pair" ]]; then
      [[ ${BASH_REMATCH[2]} < $season ]] || other_days+=("$line")
      continue
    fi
    is_recorded=yes held_before=${BASH_REMATCH[5]} lost_before=${BASH_REMATCH[6]}
    if [[ ${BASH_REMATCH[2]} < $week ]]; then continue; fi
    ((BASH_REMATCH[3] <= largest)) || largest=${BASH_REMATCH[3]}
    used=$((used + BASH_REMATCH[4]))
    if [[ ${BASH_REMATCH[2]} == "$today" ]]; then
      today_objects=${BASH_REMATCH[3]} today_deleted=${BASH_REMATCH[4]}
    else
      other_days+=("$line")
    fi
  done < <(grep -o '{"pair"[^}]*}' "$tmp/state" || :)
}

fetch_state() { # into OWN what lies under .replinode/, a line each: time, path; into STATE the record, if there is one
  : >"$tmp/state"
  rclone_ lsf -R --files-only --use-server-modtime --format tp --separator ' ' "dst:$DEST_BUCKET/.replinode" >"$tmp/own" 2>"$tmp/error" || return 1
  if grep -q '^[^ ]* [^ ]* state\.json$' "$tmp/own"; then
    rclone_ cat "dst:$DEST_BUCKET/.replinode/state.json" >"$tmp/state" 2>"$tmp/error"
  fi
}

write_state() { # <objects in the destination> <deletions to add>
  local line
  # Another pair of the bucket may have written its figures since this run read them.
  if ((SECONDS > 60)); then
    other_days=()
    read_state
  fi
  today_deleted=$((today_deleted + $2))
  ((today_objects >= $1)) || today_objects=$1
  {
    printf '{"schema":1,"days":[\n'
    for line in "${other_days[@]}"; do printf '%s,\n' "$line"; done
    printf '{"pair":"%s","day":"%s","objects":%d,"deleted":%d,"held":%d,"lost":%d}\n]}\n' \
      "$pair" "$today" "$today_objects" "$today_deleted" "$held" "${headers_lost:-0}"
  } >"$tmp/state"
  reach 31 destination put_state
}

put_state() {
  put state.json <"$tmp/state"
}

guard_deletions() { # sets how many objects may go; refuses before anything is changed
  local limit
  deleted=0
  if ((extras == 0)); then return 0; fi
  if [[ $MODE == copy || ($ALLOW_DELETE == no && (-z $is_recorded || $held_before != 0)) ]]; then
    held=$extras
    return 0
  fi
  ((dest_count <= largest)) || largest=$dest_count
  limit=${MAX_DELETE%\%}
  [[ $MAX_DELETE != *% ]] || limit=$((10#$limit * largest / 100))
  if ((used + extras > 10#$limit)); then
    fail 40 "$extras deletions, after $used in the last seven days, are more than the bound of $limit (MAX_DELETE $MAX_DELETE of $largest): nothing was copied or deleted"
  fi
  planned=$extras
}

sample_headers() { # sets how many objects were looked at, and how many hold headers that would be lost
  looked=0 with_headers=0
  awk -F '\t' -v step=$((objects_total / 64 + 1)) 'NR % step == 0 && !/\\/ { print $1 }' "$tmp/src" >"$tmp/names"
  read -r looked with_headers < <(object_headers --files-from-raw "$tmp/names" --no-traverse "$source" | tr -d '\r' | awk '
/HTTP\/[0-9.]+ 200/ { n++; fresh = 1 }
fresh && tolower($0) ~ /^(cache-control|content-(encoding|disposition|language)|x-amz-meta-)/ &&
tolower($0) !~ /^x-amz-meta-([bm]time|md5chksum):/ { w++; fresh = 0 }
END { printf "%d %d\n", n, w }')
}

count_public() { # of up to 64 objects: those that anyone may read at the source; their copies are private
  local key
  local -a asked=()
  while IFS= read -r key; do asked+=(-o /dev/null "$src_endpoint/$SRC_BUCKET/${SRC_PREFIX:+$SRC_PREFIX/}$key"); done < <(
    cut -f 1 "$tmp/src" | awk -v step=$((objects_total / 64 + 1)) 'NR % step == 0 && !/[^A-Za-z0-9._\/-]/'
  )
  [[ ${#asked[@]} != 0 && ${SRC_PREFIX} != *[^A-Za-z0-9._/-]* ]] || return 0
  curl -qsgIZ --max-time 30 -w '%{http_code} %{url_effective}\n' "${asked[@]}" >"$tmp/answers" 2>/dev/null || :
  public=$(grep -c '^200 ' "$tmp/answers") || return 0
  log WARN "checking: anyone may read $public of $((${#asked[@]} / 3)) objects looked at"
  grep '^200 ' "$tmp/answers" >>"$log_file" || :
}

choose_headers() {
  [[ $HEADERS != off ]] || return 0
  if ! is_at_least "$rclone_version" 1.59; then
    sample_headers
    if ((with_headers == 0 && looked == objects_total)); then headers_lost=0; return 0; fi
    if [[ $with_headers == 0 && $looked != 0 && $HEADERS == auto ]]; then return 0; fi
    if [[ $RCLONE == distro ]] || ! fetch_newer_rclone; then
      [[ $HEADERS != strict ]] || fail 21 "rclone $rclone_version cannot keep headers, and no newer one could be had"
      ((looked == 0)) || headers_lost=$with_headers
      log WARN "checking: rclone $rclone_version loses headers ($with_headers of $looked objects looked at)"
      return 0
    fi
  fi
  metadata=true headers_lost=0
}

distribution() { # such as ubuntu:jammy
  # shellcheck source=/dev/null
  (. /etc/os-release && printf '%s' "$ID:${VERSION_CODENAME-}")
}

fetch_newer_rclone() { # from a newer suite of the same signed archive, in folders of its own; nothing is installed
  local suite component keyring mirror version system
  local folder=$tmp/apt
  system=$(distribution)
  case $system in
    ubuntu:focal | ubuntu:jammy) suite=noble component=universe keyring=ubuntu ;;
    debian:bullseye) suite=bookworm component=main keyring=debian ;;
    *) return 1 ;;
  esac
  keyring=/usr/share/keyrings/$keyring-archive-keyring.gpg
  mirror=$(apt-get indextargets --format "\$(REPO_URI)" "Release: ${system#*:}" 'Created-By: Packages' 2>/dev/null | head -n 1) || :
  [[ -n $mirror ]] || return 1
  log INFO "checking: headers need the newer rclone of $suite"
  mkdir -p "$folder"/{lists/partial,cache/archives/partial,parts,root}
  : >"$folder/status"
  printf 'deb [signed-by=%s] %s %s %s\n' "$keyring" "$mirror" "$suite" "$component" >"$folder/sources"
  local own=(-o Dir::Etc="$folder" -o Dir::Etc::sourcelist=sources -o Dir::Etc::sourceparts=parts
    -o Dir::Etc::preferencesparts=parts -o Dir::State="$folder" -o Dir::State::status="$folder/status" -o Dir::Cache="$folder/cache" -o APT::Sandbox::User=
    -o APT::Update::Error-Mode=any -o Acquire::Languages=none)
  apt_get "the list of $suite" "${own[@]}" update || return 1
  (cd "$folder" && apt_get "the package of $suite" "${own[@]}" download rclone) || return 1
  dpkg-deb -x "$folder"/rclone_*.deb "$folder/root" || return 1
  version=$(version_of "$folder/root/usr/bin/rclone")
  is_at_least "$version" 1.59 || return 1
  rclone_program=$folder/root/usr/bin/rclone rclone_version=$version causes=()
  if install -D -m 755 "$rclone_program" "$root/var/lib/replinode/bin/rclone" 2>/dev/null; then rclone_program=$root/var/lib/replinode/bin/rclone; fi
}

# --- Copy, delete, compare ----------------------------------------------------------------------

choose_speed() { # from memory: many small objects want concurrency, large ones buffers
  local memory parts=4
  memory=$(awk '/^MemTotal:/ { printf "%d", $2 / 1024 }' /proc/meminfo)
  ((memory >= 1500)) || many=16 few=2
  ((memory < 3500)) || many=128 parts=8
  # One copy is one request or two at each of the buckets; the weakest endpoints bear 750 a second. A page with
  # a key that XML cannot hold costs all tries, with growing pauses.
  options=(--tpslimit 1500 --tpslimit-burst 100 --checkers "$many" --retries 3 --low-level-retries $((chunk < 960 ? 3 : 10)) --no-update-modtime --modify-window 1s)
  if ((memory >= 1500 || objects_total + dest_count < 200000)); then options+=(--fast-list); fi
  small=(--checksum --max-size 8388607B --transfers "$many" --buffer-size 1M)
  both=(--exclude '/.replinode/**' "$source" "$dest")
  large=(--transfers "$few" --s3-upload-concurrency "$parts" --s3-chunk-size 16M --s3-upload-cutoff 64M)
  if [[ $metadata == true ]] && ((lost_before > 0)); then
    options+=(--ignore-times)
    log INFO 'copying: every object again, for headers that an earlier run lost'
  fi
}

pass() { # <arguments>: one run of rclone; a failure is noted, for the other objects still count
  local kind
  base_objects=$objects_done base_bytes=$bytes_done base_errors=${errors:-0} pass_started=$SECONDS
  start "$1" "${options[@]}" "${@:2}"
  follow && return 0
  collect_causes "$tmp/rclone.log"
  failure=41
  ((kind != 32 && kind != 33)) || failure=$kind
}

copy_objects() {
  failure=yes
  if ((dest_count == 0)); then
    failure=''
    # There is nothing to be looked up. Once only, for each try would copy all again.
    pass copy "${small[@]}" --no-check-dest --retries 1 "${both[@]}"
  fi
  if [[ -n $failure ]]; then
    failure=''
    pass copy "${small[@]}" "${both[@]}"
  fi
  if awk -F '\t' '$2 >= 8388608 { found = 1; exit } END { exit !found }' "$tmp/src"; then pass copy --min-size 8M "${large[@]}" "${both[@]}"; fi
  copy_rewritten
  [[ -z $failure ]] || fail "$failure" "objects could not be copied: ${causes[0]}"
}

delete_objects() { # what was counted and is still only in the destination, by name; recorded before it is made
  write_state "$dest_count" "$planned"
  enter copying "deleting $planned objects that the source no longer has"
  list_source
  reach 31 destination list "$dest" "$tmp/dst"
  only_in_destination | comm -12 - "$tmp/extras" | unescape >"$tmp/names"
  [[ ! -s $tmp/names ]] || pass delete --files-from-raw "$tmp/names" --no-traverse --tpslimit 750 --transfers "$many" "$dest"
  [[ -z $failure ]] || fail "$failure" "objects could not be deleted: ${causes[0]}"
}

compare() { # by rclone, size and hash; what is out of its sight, such as a/b beside an object a, is looked up in our own listings
  local result=0 unseen matched missing wrong
  : >"$tmp/compared"
  start check --one-way --combined "$tmp/compared" "${options[@]}" "${both[@]}"
  follow || result=$?
  by_size=$(grep -m 1 -oE '[0-9]+ hashes could not be checked' "$tmp/rclone.log") || by_size=''
  matched=$(grep -c '^= ' "$tmp/compared") || :
  differences=$(grep -c '^[-+*!] ' "$tmp/compared") || :
  dest_count=$((matched + extras - deleted))
  unseen=$(cut -f 1 "$tmp/src" | unescape | sort | comm -23 - <(sed -n 's/^[-+*!=] //p' "$tmp/compared" | sort) | wc -l)
  if ((result == 0 && differences == 0 && unseen == 0)); then return 0; fi
  # That it did not see some copies may be all that went wrong.
  missing=$(grep -c '^+ ' "$tmp/compared") || :
  wrong=$(grep -c '"level":"error"' "$tmp/rclone.log") || :
  reach 31 destination list "$dest" "$tmp/dst"
  dest_count=$(wc -l <"$tmp/dst")
  differences=$({ sed -n 's/^[*!] //p' "$tmp/compared"; comm -23 "$tmp/src" "$tmp/dst" | cut -f 1 | unescape; } | sort -u | wc -l)
  ((differences == 0 && (result == 0 || (result == 1 && missing > 0 && missing == wrong))))
}

verify() {
  eta=''
  enter verifying comparing
  compare && return 0
  enter verifying "$differences differences; copying once more"
  list_source
  copy_objects
  copy_by_name
  compare && return 0
  objects_done=$((differences < objects_total ? objects_total - differences : 0))
  if ((differences > 0)); then fail 42 "$differences of $objects_total objects differ after copying"; fi
  collect_causes "$tmp/rclone.log"
  fail 42 "the buckets could not be compared: ${causes[0]}"
}

unescape() { # keys as JSON has them
  sed 's/\\\\/\x01/g; s/\\u003c/</g; s/\\u003e/>/g; s/\\u0026/\&/g; s/\\u2028/\xe2\x80\xa8/g; s/\\u2029/\xe2\x80\xa9/g; s/\\"/"/g; s/\x01/\\/g'
}

copy_names() { # <file of keys, escaped as in JSON> <options>; fails when not all could be copied
  unescape <"$1" >"$tmp/names"
  [[ -s $tmp/names ]] || return 0
  start copy --files-from-raw "$tmp/names" --no-traverse --transfers $((few * 4)) --s3-upload-concurrency 1 --s3-chunk-size 16M "${@:2}" "$source" "$dest"
  follow
}

copy_by_name() { # what rclone passes over in a listing, such as a/b beside an object a
  comm -23 "$tmp/src" "$tmp/dst" | cut -f 1 >"$tmp/missing"
  copy_names "$tmp/missing" || :
}

copy_rewritten() { # what was written at the source after it was copied: at least its headers may have changed
  [[ $HEADERS != off ]] || return 0
  join -t $'\t' "$tmp/src.times" "$tmp/dst.times" | awk -F '\t' '$2 == $4 && $3 > $5 { print $1 }' >"$tmp/rewritten"
  rewritten=$(wc -l <"$tmp/rewritten")
  ((rewritten > 0)) && [[ $metadata == true ]] || return 0
  log INFO "copying: $rewritten objects again, for their headers"
  if copy_names "$tmp/rewritten" --ignore-times; then rewritten=0; fi
}

prune_runs() { # the last 20 are kept
  sort -r "$tmp/own" | cut -d ' ' -f 3- | grep -x 'runs/[^/]*/status\.json' | grep -vxF "runs/$run_id/status.json" |
    tail -n +20 >"$tmp/old" || return 0
  [[ ! -s $tmp/old ]] || rclone_ delete --files-from-raw "$tmp/old" "dst:$DEST_BUCKET/.replinode" 2>>"$log_file" || :
}

conclude() {
  objects_done=$objects_total bytes_done=$bytes_total errors=0 causes=()
  write_state "$dest_count" $((deleted - planned))
  message="$objects_total objects, $bytes_total bytes in sync; $deleted deleted"
  ((deleted == planned)) || message+="; $((planned - deleted)) more were counted and not deleted"
  ((held == 0)) || message+="; $held kept that the source does not have"
  [[ -z $by_size ]] || message+="; $by_size (compared by size)"
  ((rewritten == 0)) || message+="; headers of $rewritten objects written since their copy may differ"
  ((public == 0)) || message+="; at least $public objects that anyone may read at the source are private"
  [[ ${headers_lost:-0} == 0 ]] || message+="; headers of at least $headers_lost objects lost ($looked looked at)"
  exit_code=0
}

initialize() {
  export LC_ALL=C TZ=UTC
  PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  values_file=${1-} root=${REPLINODE_ROOT-}
  log_file='' tmp='' phase=checking message='' exit_code='' child='' moved=0 moved_at=0 listing=0 causes=() next_write=0
  objects_done='' objects_total='' bytes_done='' bytes_total='' errors='' deleted='' headers_lost='' eta=''
  metadata=false looked=0 failure='' by_size='' pause=${REPLINODE_PAUSE:-10} patience=${REPLINODE_PATIENCE:-180} planned=0 held=0 rclone_version=''
  rclone_program='' error_file=/dev/null reportable='' banner='' folder='' unit='' killed='' killed_since='' public=0 rewritten=0 few=4 many=64 chunk=1000
  is_recorded='' held_before=0 lost_before=0 largest=0 used=0 today_objects=0 today_deleted=0 other_days=()
  printf -v started_at '%(%FT%TZ)T' -1
  REPLICATOR=${REPLICATOR-}
  trap 'log ERROR "line $LINENO: ${BASH_COMMAND%%[ =]*} failed"' ERR
  trap 'on_exit "$?"' EXIT
  # A lost console ends no run.
  trap '' PIPE
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

begin() { # up to the first status, by which the destination is proven
  [[ -z $values_file ]] || load_values "$values_file"
  take_fields
  validate
  settle
  prepare_folders
  take_lock
  remember
  printf '%s' "$run_id" >"$lock"
  show_banner
  phase=installing
  install_rclone
  check_destination
  tell_killed
  close_metadata
  keep_config
  check_alias
}

main() { # [<file of values>]
  initialize "$@"
  begin
  count
  read_state
  prune_runs
  guard_deletions
  choose_headers
  count_public
  install_timer
  choose_speed
  enter copying "$((objects_total - objects_done)) of $objects_total objects to copy, $planned to delete"
  copy_objects
  verify
  if ((planned > 0)); then
    delete_objects
    verify
  fi
  conclude
}

if [[ ${BASH_SOURCE[0]:-$0} == "$0" ]]; then main "$@" </dev/null; fi
