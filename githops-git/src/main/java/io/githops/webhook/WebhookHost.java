package io.githops.webhook;

/** The kinds of Git hosts whose deliveries are understood. */
public enum WebhookHost {
    /** Gitea, and Forgejo and Codeberg, which write as it does. */
    GITEA(new Gitea()),
    /** GitHub and GitHub Enterprise Server. */
    GITHUB(new GitHub()),
    /** GitLab, in the cloud and elsewhere. */
    GITLAB(new GitLab()),
    /** Bitbucket Cloud and Bitbucket Data Center. */
    BITBUCKET(new Bitbucket());

    private final transient Host host;

    WebhookHost(Host host) {
        this.host = host;
    }

    Host host() {
        return host;
    }
}
