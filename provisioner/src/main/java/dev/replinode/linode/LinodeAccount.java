package dev.replinode.linode;

import dev.replinode.api.AccountApi;
import dev.replinode.api.ProfileApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.client.ApiResponse;
import dev.replinode.api.http.ResponseHeaders;
import dev.replinode.api.model.AccountSettings;
import dev.replinode.api.model.GlobalGrants;
import dev.replinode.api.model.Grant;
import dev.replinode.api.model.Profile;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Account;
import dev.replinode.domain.replicator.Scopes;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The account over {@code getProfile}, {@code getProfileGrants} and {@code getAccountSettings}. */
final class LinodeAccount implements Account {
  private static final String VERSION = "/v4(beta)?/?$";

  private final URI api;
  private final ProfileApi profiles;
  private final AccountApi accounts;

  LinodeAccount(ApiClient client) {
    api = URI.create(client.getBasePath().replaceFirst(VERSION, ""));
    profiles = new ProfileApi(client);
    accounts = new AccountApi(client);
  }

  @Override
  public URI api() {
    return api;
  }

  @Override
  public Token token() {
    ApiResponse<Profile> answer = ApiCall.send("the token", profiles::getProfileWithHttpInfo);
    ResponseHeaders headers = ResponseHeaders.of(answer);
    Profile profile = answer.getData();
    if (profile == null) {
      throw ReplinodeException.of(Kind.UNREACHABLE, "the token", "the API's answer was empty");
    }
    return new Token(
        ApiCall.told("the token", profile.getUsername()),
        Boolean.TRUE.equals(profile.isRestricted()),
        Scopes.read(headers.first("X-OAuth-Scopes")),
        headers.first("Date").flatMap(LinodeAccount::instant));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An unrestricted user is answered 204, without a body. */
  @Override
  public Optional<Grants> grants() {
    return Optional.ofNullable(
            ApiCall.send("the user's grants", profiles::getProfileGrantsWithHttpInfo).getData())
        .map(LinodeAccount::grants);
  }

  private static Grants grants(dev.replinode.api.model.Grants told) {
    Optional<GlobalGrants> all = Optional.ofNullable(told.getGlobal());
    return new Grants(
        all.map(GlobalGrants::isAddLinodes),
        all.map(GlobalGrants::isAddStackscripts),
        all.map(GlobalGrants::isAddFirewalls),
        labels(told.getStackscript()));
  }

  private static Set<String> labels(List<Grant> grants) {
    return grants == null
        ? Set.of()
        : grants.stream()
            .filter(grant -> grant.getPermissions() != null)
            .map(Grant::getLabel)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
  }

  @Override
  public Optional<Settings> settings() {
    try {
      AccountSettings settings = ApiCall.send("account settings", accounts::getAccountSettings);
      return Optional.of(
          new Settings(
              Boolean.TRUE.equals(settings.isBackupsEnabled()),
              "linode_only".equals(settings.getInterfacesForNewLinodes()),
              Objects.requireNonNullElse(settings.getObjectStorage(), "")));
    } catch (ReplinodeException e) {
      // Optional knowledge: a token without the account scope may still do the work.
      if (e.kind() == Kind.NOT_AUTHORIZED || e.kind() == Kind.REFUSED) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
