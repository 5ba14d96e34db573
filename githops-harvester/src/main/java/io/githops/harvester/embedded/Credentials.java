package io.githops.harvester.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is who: one administrator, and users who are known by their tokens. */
final class Credentials {
    static final EmbeddedUser ANONYMOUS = EmbeddedUser.of(EmbeddedUser.ANONYMOUS, "");
    private static final String BEARER = "Bearer ";

    private final EmbeddedUser administrator;
    private final Map<String, EmbeddedUser> users;

    Credentials(String administratorToken, Collection<EmbeddedUser> users) {
        administrator = new EmbeddedUser("admin", administratorToken, List.of(EmbeddedUser.MASTERS), List.of());
        this.users = users.stream().collect(Collectors.toUnmodifiableMap(EmbeddedUser::token, user -> user));
    }

    /** Nobody's token leaves null. */
    @Nullable
    EmbeddedUser user(ApiRequest request) {
        String header = request.header("Authorization");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return ANONYMOUS;
        }
        String token = header.substring(BEARER.length()).strip();
        return token.equals(administrator.token()) ? administrator : users.get(token);
    }
}
