package dev.replinode.stackscript.lint;

import java.util.Set;

/** Environment variables that have a meaning without a script's doing. */
final class Environment {
  /** bash, ld.so and dash act on these, or do not let them be set. See bash(1), ld.so(8). */
  private static final Set<String> VITAL =
      Set.of(
          "PATH",
          "IFS",
          "BASH_ENV",
          "SHELLOPTS",
          "BASHOPTS",
          "BASH_VERSINFO",
          "BASH",
          "UID",
          "EUID",
          "PPID",
          "LD_PRELOAD",
          "LD_LIBRARY_PATH",
          "LD_AUDIT",
          "PS4",
          "POSIXLY_CORRECT");

  /**
   * environ(7), locale(7), what systemd and the platform set for a StackScript. Of these, ENV is
   * read by interactive POSIX shells alone, which a script is not.
   */
  private static final Set<String> RELIED_ON =
      Set.of(
          "HOME",
          "ENV",
          "USER",
          "LOGNAME",
          "SHELL",
          "PWD",
          "OLDPWD",
          "LANG",
          "LANGUAGE",
          "LC_ALL",
          "LC_CTYPE",
          "TERM",
          "TZ",
          "TMPDIR",
          "EDITOR",
          "PAGER",
          "MAIL",
          "DISPLAY",
          "SHLVL",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "ALL_PROXY",
          "DEBIAN_FRONTEND",
          "RANDOM",
          "SECONDS",
          "LINENO",
          "OPTARG",
          "OPTIND",
          "REPLY",
          "GROUPS",
          "HOSTTYPE",
          "OSTYPE",
          "MACHTYPE",
          "PS1",
          "PS2",
          "PS3",
          "FUNCNAME",
          "PIPESTATUS",
          "DIRSTACK",
          "LINODE_ID",
          "LINODE_LISHUSERNAME",
          "LINODE_RAM",
          "LINODE_DATACENTERID");

  /** Further ones that a script may read without having set them. */
  private static final Set<String> READABLE =
      Set.of(
          "HOSTNAME",
          "SUDO_USER",
          "SUDO_UID",
          "SUDO_GID",
          "SUDO_COMMAND",
          "SSH_CLIENT",
          "SSH_CONNECTION",
          "SSH_TTY",
          "SSH_AUTH_SOCK",
          "BASHPID",
          "BASH_SOURCE",
          "BASH_LINENO",
          "BASH_COMMAND",
          "BASH_REMATCH",
          "BASH_SUBSHELL",
          "BASH_VERSION",
          "BASH_ARGC",
          "BASH_ARGV",
          "BASH_ARGV0",
          "BASH_ALIASES",
          "BASH_CMDS",
          "BASH_EXECUTION_STRING",
          "EPOCHSECONDS",
          "EPOCHREALTIME",
          "SRANDOM",
          "COLUMNS",
          "LINES",
          "OPTERR",
          "COPROC",
          "MAPFILE",
          "HISTFILE",
          "HISTCMD",
          "HISTSIZE",
          "CDPATH",
          "GLOBIGNORE",
          "FCEDIT",
          "INPUTRC",
          "MAILPATH",
          "MAILCHECK",
          "PROMPT_COMMAND",
          "TIMEFORMAT",
          "TMOUT",
          "VISUAL",
          "XDG_CONFIG_HOME",
          "XDG_CACHE_HOME",
          "XDG_DATA_HOME",
          "XDG_RUNTIME_DIR",
          "XDG_SESSION_ID",
          "INVOCATION_ID",
          "JOURNAL_STREAM",
          "NOTIFY_SOCKET",
          "MANPATH",
          "LS_COLORS",
          "CI",
          "ZSH_VERSION",
          "KSH_VERSION",
          "FTP_PROXY");

  private Environment() {}

  /** Whether the shell or every program breaks, or a shell variable cannot be set, by the name. */
  static boolean isVital(String variable) {
    return VITAL.contains(variable);
  }

  /** Whether programs rely on what the system puts there. */
  static boolean isReliedOn(String variable) {
    return RELIED_ON.contains(variable);
  }

  /** Whether a script may read it without setting it. */
  static boolean isKnown(String variable) {
    return isVital(variable)
        || isReliedOn(variable)
        || READABLE.contains(variable)
        || variable.startsWith("LC_");
  }
}
