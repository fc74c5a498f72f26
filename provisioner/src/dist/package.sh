#!/usr/bin/env bash
# Makes what people install: two tar.gz and two Debian packages, the tool with a Java runtime of its
# own, and the sandbox. Called by the build (-Pdist) when everything is assembled.
# Usage: package.sh <project folder> <version> <folder of the JDK> <output folder>
set -euo pipefail

readonly project=$1 version=$2 jdk=$3 out=$4
readonly here=$project/provisioner/src/dist
readonly tool=$out/stage/replinode-$version
readonly sandbox=$out/stage/sandbox/replinode-$version
readonly stamp=2026-11-01T00:00:00Z
# What jdeps finds in both programs, and TLS with elliptic curves.
readonly modules=java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.crypto.ec,jdk.httpserver,jdk.unsupported

main() {
  rm -rf "$out"
  mkdir -p "$tool"/{bin,lib,man/man1,completion,licenses} "$sandbox"
  "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
    --compress=2 --output "$tool/runtime"
  "$tool/runtime/bin/java" -Xshare:dump -Xlog:disable >/dev/null
  cp "$project"/provisioner/target/app/lib/*.jar "$tool/lib/"
  cp -r "$project/sandbox/target/app/lib" "$sandbox/sandbox"
  add_launcher
  add_documents
  find "$out/stage" -exec touch -h -d "$stamp" {} +
  train
  find "$out/stage" -exec touch -h -d "$stamp" {} +
  archive "replinode-$version" "$out/stage"
  archive "replinode-sandbox-$version" "$out/stage/sandbox"
  debian replinode "$tool"
  debian replinode-sandbox "$sandbox"
}

add_launcher() {
  local jar class_path=
  # The program's own jar comes first: every jar before it is opened when one of its files is looked up.
  for jar in "$tool"/lib/provisioner-[0-9]*.jar "$tool"/lib/*.jar; do
    [[ :$class_path: == *:/proc/self/fd/9/${jar##*/}:* ]] || class_path+=${class_path:+:}/proc/self/fd/9/${jar##*/}
  done
  sed "s|@CLASS_PATH@|$class_path|" "$here/replinode" >"$tool/bin/replinode"
  chmod 755 "$tool/bin/replinode"
}

add_documents() {
  "$tool/runtime/bin/java" -Dreplinode.sandbox="$sandbox/sandbox" -cp "$tool/lib/*" \
    dev.replinode.app.ManPages "$tool/man/man1"
  "$tool/bin/replinode" completion bash >"$tool/completion/replinode"
  cp "$project/LICENSE" "$project/README.md" "$project/CHANGELOG.md" "$tool/"
  cp "$project/target/bom.json" "$tool/sbom.json"
  add_licences "$tool/lib" "$tool/licenses"
  mkdir "$sandbox/sandbox/licenses"
  add_licences "$sandbox/sandbox" "$sandbox/sandbox/licenses"
}

# Each jar's own licence and notice texts, where it has any.
add_licences() { # <folder of jars> <to>
  local jar entry work=$out/unpacked
  for jar in "$1"/*.jar; do
    rm -rf "$work"
    mkdir -p "$work"
    (cd "$work" && "$jdk/bin/jar" xf "$jar" META-INF 2>/dev/null) || :
    for entry in "$work"/META-INF/*{LICENSE,NOTICE}*; do
      if [[ -f $entry ]]; then cp "$entry" "$2/$(basename "$jar" .jar)-${entry##*/}"; fi
    done
  done
}

# The archive of classes, made of what real calls load, by the one collector that archives objects too (see
# the launcher of the checkout).
train() {
  local lists=$out/lists
  mkdir -p "$lists"
  list_classes "$lists/1" lint "$project/stackscripts/src/main/resources/stackscripts"
  list_classes "$lists/2" list --api-url http://127.0.0.1:9 --timeout 1s
  awk '!seen[$0]++' "$lists"/[12] >"$lists/all"
  run_java -Xshare:dump -XX:SharedClassListFile="$lists/all" -XX:SharedArchiveFile="$tool/app.jsa" \
    -XX:+UseG1GC -Xlog:disable >/dev/null
  chmod 644 "$tool/app.jsa"
}

list_classes() { # <file> <argument...>
  LINODE_TOKEN=none run_java -Xshare:off -XX:DumpLoadedClassList="$1" dev.replinode.app.Main \
    "${@:2}" >/dev/null 2>&1 || [[ -s $1 ]]
}

run_java() { # <option...>
  local class_path
  class_path=$(sed -n 's/.*-cp "\([^"]*\)".*/\1/p' "$tool/bin/replinode")
  (exec 9<"$tool/lib" && exec "$tool/runtime/bin/java" -cp "$class_path" "$@")
}

archive() { # <name> <folder that holds replinode-VERSION>
  tar --sort=name --owner=0 --group=0 --numeric-owner -C "$2" -cf - "replinode-$version" |
    gzip -n >"$out/$1.tar.gz"
}

debian() { # <package> <folder of files>
  local root=$out/stage/deb/$1 architecture
  architecture=$(dpkg --print-architecture)
  mkdir -p "$root/DEBIAN" "$root/usr/lib/replinode"
  cp -a "$2"/. "$root/usr/lib/replinode/"
  if [[ $1 == replinode ]]; then place_tool "$root"; fi
  sed -e "s/@VERSION@/${version/-SNAPSHOT/~snapshot}/" -e "s/@ARCHITECTURE@/$architecture/" \
    "$here/$1.control" >"$root/DEBIAN/control"
  mkdir -p "$root/usr/share/doc/$1"
  cp "$here/copyright" "$root/usr/share/doc/$1/copyright"
  find "$root" -exec touch -h -d "$stamp" {} +
  dpkg-deb --root-owner-group -Zgzip --build "$root" "$out/$1_${version}_$architecture.deb" >/dev/null
}

place_tool() { # <root>
  local files=$1/usr/lib/replinode
  mkdir -p "$1/usr/bin" "$1/usr/share/man" "$1/usr/share/bash-completion/completions" \
    "$1/usr/share/zsh/vendor-completions"
  ln -s ../lib/replinode/bin/replinode "$1/usr/bin/replinode"
  mv "$files/man/man1" "$1/usr/share/man/"
  rmdir "$files/man"
  gzip -n9 "$1"/usr/share/man/man1/*.1
  mv "$files/completion/replinode" "$1/usr/share/bash-completion/completions/replinode"
  rmdir "$files/completion"
  install -m 644 "$here/_replinode" "$1/usr/share/zsh/vendor-completions/_replinode"
}

main
