package io.githops.harvester.embedded;

import java.util.Map;

/** Who may do what: one administrator, and users who are known but have no rights. */
final class Credentials {
    private static final String BEARER = "Bearer ";
    private static final User ANONYMOUS = new User("system:anonymous", Rights.NONE);

    private final String administratorToken;
    private final Map<String, String> powerless;

    /** @param powerless names of users without rights by their tokens */
    Credentials(String administratorToken, Map<String, String> powerless) {
        this.administratorToken = administratorToken;
        this.powerless = Map.copyOf(powerless);
    }

    /** @throws ApiFailure when the request carries a token that nobody has */
    User user(ApiRequest request) {
        String header = request.header("Authorization");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return ANONYMOUS;
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.equals(administratorToken)) {
            return new User("admin", Rights.ALL);
        }
        String name = powerless.get(token);
        if (name == null) {
            throw ApiFailure.unauthorized();
        }
        return new User(name, Rights.DISCOVERY);
    }

    enum Rights {
        /** To ask for the server's health and version. */
        NONE,
        /** To see which kinds there are and what one may do. */
        DISCOVERY,
        ALL
    }

    record User(String name, Rights rights) {
        boolean mayDoAnything() {
            return rights == Rights.ALL;
        }
    }
}
