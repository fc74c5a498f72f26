package dev.replinode.linode;

import dev.replinode.api.AccountApi;
import dev.replinode.api.ProfileApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.client.ApiResponse;
import dev.replinode.api.http.ResponseHeaders;
import dev.replinode.api.model.AccountSettings;
import dev.replinode.api.model.Profile;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Account;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The account over {@code getProfile} and {@code getAccountSettings}. */
final class LinodeAccount implements Account {
  private final ProfileApi profiles;
  private final AccountApi accounts;

  LinodeAccount(ApiClient client) {
    profiles = new ProfileApi(client);
    accounts = new AccountApi(client);
  }

  @Override
  public Token token() {
    ApiResponse<Profile> answer = ApiCall.send("the token", profiles::getProfileWithHttpInfo);
    String header = ResponseHeaders.of(answer).first("X-OAuth-Scopes").orElse("*");
    Set<String> scopes = Set.copyOf(Arrays.asList(header.trim().split("[\\s,]+")));
    Profile profile = answer.getData();
    if (profile == null) {
      throw ReplinodeException.of(Kind.UNREACHABLE, "the token", "the API's answer was empty");
    }
    String username = ApiCall.told("the token", profile.getUsername());
    return new Token(username, Boolean.TRUE.equals(profile.isRestricted()), scopes);
  }

  @Override
  public Optional<Settings> settings() {
    try {
      AccountSettings settings = ApiCall.send("account settings", accounts::getAccountSettings);
      return Optional.of(
          new Settings(
              Boolean.TRUE.equals(settings.isBackupsEnabled()),
              "linode_only".equals(settings.getInterfacesForNewLinodes())));
    } catch (ReplinodeException e) {
      // Optional knowledge: a token without the account scope may still do the work.
      if (e.kind() == Kind.NOT_AUTHORIZED || e.kind() == Kind.REFUSED) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
