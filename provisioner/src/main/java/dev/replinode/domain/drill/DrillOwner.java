package dev.replinode.domain.drill;

import dev.replinode.domain.drill.Journals.Owner;
import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.replicator.Account;
import java.util.Optional;

/**
 * Whether the account at hand is the one that a drill worked on: only there does it say something
 * that a thing is not found.
 */
final class DrillOwner {
  private final Account account;
  private Optional<String> user = Optional.empty();

  DrillOwner(Account account) {
    this.account = account;
  }

  /** Why nothing can be taken back here: the drill worked on another platform. */
  Optional<String> elsewhere(Unfinished drill) {
    return drill
        .owner()
        .filter(owner -> !owner.api().equals(account.api()))
        .map(owner -> "it was done by way of " + owner + ", and this is " + account.api());
  }

  /**
   * Why a thing that was not found may still be there: another user's token was used, who may be of
   * another account. Journals of earlier versions tell no user.
   */
  Optional<String> unseen(Unfinished drill) {
    return drill
        .owner()
        .flatMap(Owner::user)
        .filter(name -> !name.equals(user()))
        .map(
            name ->
                "it is not found, and it was done by user "
                    + drill.owner().orElseThrow()
                    + "; this is user "
                    + user());
  }

  private String user() {
    if (user.isEmpty()) {
      user = Optional.of(account.token().username());
    }
    return user.get();
  }
}
