package io.githops.harvester.embedded;

import io.githops.tree.Mapping;

/**
 * The build of Kubernetes that the server says it is.
 *
 * @param minor of the release whose behaviour it follows, such as {@code 32}
 * @param gitVersion the name of the build
 */
record ServerVersion(
        String minor, String gitVersion, String gitCommit, String gitTreeState, String buildDate, String goVersion) {

    /** The release whose answers the server was held against. */
    static final ServerVersion DEFAULT =
            new ServerVersion("32", "v1.32.0+githops", "", "clean", "2024-12-11T18:04:20Z", "go1.23.3");

    /** As {@code /version} tells it. */
    Mapping tree() {
        return Mapping.builder()
                .put("major", "1")
                .put("minor", minor)
                .put("gitVersion", gitVersion)
                .put("gitCommit", gitCommit)
                .put("gitTreeState", gitTreeState)
                .put("buildDate", buildDate)
                .put("goVersion", goVersion)
                .put("compiler", "gc")
                .put("platform", "linux/amd64")
                .build();
    }
}
