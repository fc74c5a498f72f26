package dev.replinode.stackscript.lint;

import java.util.List;
import java.util.stream.Stream;

/** Samples for {@link UseRules}. */
final class UseSamples {
  private static final String HOST = "# <UDF name=\"host\" label=\"Host\">";

  private UseSamples() {}

  static List<Sample> all() {
    return Stream.of(neverUsed(), lowerCase(), nearField(), set(), quoted())
        .flatMap(List::stream)
        .toList();
  }

  private static Sample silentlySets(String... lines) {
    return Sample.of("variable-undeclared", lines);
  }

  private static List<Sample> neverUsed() {
    String rule = "field-never-used";
    String marked = HOST.replace("host", "«host»");
    return List.of(
        Sample.of(rule, marked, "# $HOST", "echo no # HOST"),
        Sample.of(rule, marked, "cat <<'EOF'", "# is no comment, but says nothing", "EOF"),
        Sample.of(rule, HOST, "echo ${HOST}"),
        Sample.of(rule, HOST, "python3 - <<'EOF'", "os.environ[\"HOST\"]", "EOF"),
        Sample.of(rule, HOST, "for name in HOST PORT; do check \"$name\"; done"),
        Sample.of(rule, HOST, "source /root/library.sh"),
        Sample.of(rule, HOST, "if true; then . ./library.sh; fi"),
        Sample.of(rule, HOST, "env >/etc/environment"),
        Sample.of(rule, HOST, "name=\"$1\"; echo \"${!name}\""),
        Sample.of(rule, HOST, "cd /opt/app && ./install.sh"),
        Sample.of(rule, "# <UDF name=\"h\" label=\"H\" header=\"yes\" default=\"yes\">"),
        Sample.of(rule, "# <UDF name=\"db_cluster_size\" label=\"Nodes\" default=\"3\">"),
        Sample.of(
            rule, HOST + "<UDF name=\"«port»\" label=\"Port\">", "echo $HOST", "./install.sh"),
        Sample.raw(rule, "#!/usr/bin/env python3\n" + HOST + "\n"));
  }

  private static List<Sample> lowerCase() {
    String rule = "field-lower-case";
    String marked = HOST.replace("host", "«host»");
    return List.of(
        Sample.of(rule, marked, "echo $host"),
        Sample.of(rule, marked, "HOST=\"${host}\""),
        Sample.of(rule, HOST, "host=$HOST", "echo $host"),
        Sample.of(rule, HOST, "echo \"${host:-$HOST}\""),
        Sample.of(rule, HOST, "echo '$host' \\$host $HOST"));
  }

  private static List<Sample> nearField() {
    String rule = "variable-near-field";
    String field = "# <UDF name=\"db_password\" label=\"P\">";
    return List.of(
        Sample.of(rule, field, "echo \"$«DB_PASWORD»\" \"$DB_PASWORD\""),
        Sample.of(rule, field, "source <ssinclude StackScriptID=1>", "echo ${«DB_PASSWRD»}"),
        Sample.of(rule, field, "DB_PASWORD=1", "echo $DB_PASWORD"),
        Sample.of(rule, field, "echo $DB_PASSWORD2 $DB_USER"));
  }

  private static List<Sample> set() {
    return List.of(
        Sample.of("variable-undeclared", HOST, "echo \"$HOST $«PORT» $PORT\""),
        Sample.of("variable-undeclared", "x=$(echo \"`echo ${«PORT»}`\")"),
        silentlySets("PORT=22; PORT+=1; echo $PORT"),
        silentlySets("export PORT; echo $PORT"),
        silentlySets("declare -r PORT=22; readonly TTY; echo $PORT$TTY"),
        silentlySets("export \"PORT=22\"; echo $PORT"),
        silentlySets("for PORT in 1 2; do echo $PORT; done"),
        silentlySets("while IFS= read -r PORT REST; do echo $PORT$REST; done"),
        silentlySets("printf -v PORT %d 22; mapfile -t LIST </etc/x; echo $PORT ${LIST[0]}"),
        silentlySets("while getopts ab OPT; do echo $OPT $OPTARG; done"),
        silentlySets("echo ${PORT:-22} ${NAME-} ${OTHER:+x}; : \"${MORE:=1}\"; echo $PORT"),
        silentlySets("((PORT = 22)); echo $PORT"),
        silentlySets("exec {LOCK}>/run/lock; echo $LOCK"),
        silentlySets("ARRAY=(a b); ARRAY[2]=c; echo ${ARRAY[@]} ${#ARRAY[@]}"),
        silentlySets("eval \"$(settings)\"; echo $PORT"),
        silentlySets(". /etc/os-release; echo $VERSION_CODENAME"),
        silentlySets("printf -v \"$name\" 1; echo $PORT"),
        silentlySets("echo $PATH $HOME $BASH_SOURCE $LINODE_ID $LC_TIME $1 $# $? $$ $_ $x $A"),
        Sample.raw("variable-undeclared", "#!/usr/bin/perl\nprint $PORT;\n"));
  }

  private static List<Sample> quoted() {
    return List.of(
        silentlySets("echo '$PORT' \"\\$PORT\" \\$PORT # $PORT", "# $PORT", "echo a#b"),
        silentlySets("cat <<'EOF'", "$PORT ${PORT}", "EOF"),
        silentlySets("cat <<-\\EOF", "$PORT", "\tEOF", "awk '{ print $NF }'"),
        silentlySets("echo $'it\\'s $PORT' $\"x\""),
        silentlySets(
            "case $1 in", "  a) echo '$PORT' ;;", "  *) x=$(case $1 in b) ;; esac) ;;", "esac"),
        silentlySets("echo $((1 << 3)) ${x#\\'} '$PORT'", "echo \"${y:-'}\" '$PORT'"),
        silentlySets("cat <<A <<'B'", "x", "A", "$PORT", "B"),
        Sample.of("variable-undeclared", "cat <<EOF", "it's ${«PORT»} \\$TTY", "EOF"),
        Sample.of(
            "variable-undeclared", "cat <<-A <<'B' <<C", "x", "\tA", "$X1", "B", "$«X2»", "C"),
        Sample.of(
            "variable-undeclared",
            "cat <<EOF",
            "$(cat <<'X'",
            "$X1",
            "X",
            ")",
            "EOF",
            "echo $«X2»"),
        Sample.of("variable-undeclared", "cat <<< 'x' \"${#«LIST»}\""),
        Sample.of("variable-undeclared", "f() { # it's", "  [[ -n \"${«LIST»[0]}\" ]]", "}"),
        Sample.of("variable-undeclared", "echo \"${x:-\"$«PORT»\"}\" '$TTY'"));
  }
}
