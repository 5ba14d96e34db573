package io.githops.webhook;

/** What hosts send, cut down to what is of interest and a little more. */
final class Bodies {
    static final String COMMIT = "8d6f0cb0d1e5a9f0a7c6b5e4d3c2b1a098765432";
    static final String NONE = "0000000000000000000000000000000000000000";

    private Bodies() {}

    static String gitHubPush(String ref, String after) {
        return """
                {"ref": "%s", "before": "%s", "after": "%s", "created": false, "deleted": %s, "forced": false,
                 "repository": {"id": 1, "full_name": "Example/Infra", "private": true,
                  "html_url": "https://github.com/Example/Infra", "git_url": "git://github.com/Example/Infra.git",
                  "ssh_url": "git@github.com:Example/Infra.git", "clone_url": "https://github.com/Example/Infra.git",
                  "svn_url": "https://github.com/Example/Infra", "default_branch": "main"},
                 "pusher": {"name": "ada"}, "commits": [{"id": "%s", "message": "Add web"}]}
                """.formatted(ref, NONE, after, after.equals(NONE), COMMIT);
    }

    static String gitHubPullRequest(String state, String headRepository) {
        return """
                {"action": "synchronize", "number": 7,
                 "pull_request": {"number": 7, "state": "%s", "merged": false,
                  "head": {"ref": "more-memory", "sha": "%s", "repo": %s},
                  "base": {"ref": "main", "sha": "%s", "repo": {"full_name": "Example/Infra"}}},
                 "repository": {"full_name": "Example/Infra", "clone_url": "https://github.com/Example/Infra.git",
                  "ssh_url": "git@github.com:Example/Infra.git", "default_branch": "main"}}
                """.formatted(state, COMMIT, headRepository, NONE);
    }

    static String giteaPush(String ref, String after) {
        return """
                {"ref": "%s", "before": "%s", "after": "%s", "total_commits": 1,
                 "repository": {"id": 140, "name": "infra", "full_name": "team/infra",
                  "html_url": "https://git.example:3000/team/infra", "ssh_url": "ssh://git@git.example:2222/team/infra.git",
                  "clone_url": "https://git.example:3000/team/infra.git", "default_branch": "trunk"}}
                """.formatted(ref, NONE, after);
    }

    static String gitLabPush(String kind, String ref, String after, String checkout) {
        return """
                {"object_kind": "%s", "event_name": "%s", "before": "%s", "after": "%s", "ref": "%s", "checkout_sha": %s,
                 "project": {"id": 15, "path_with_namespace": "team/sub/infra", "default_branch": "main",
                  "web_url": "https://gitlab.example/team/sub/infra",
                  "git_ssh_url": "git@gitlab.example:team/sub/infra.git",
                  "git_http_url": "https://gitlab.example/team/sub/infra.git"},
                 "total_commits_count": 1}
                """.formatted(kind, kind, NONE, after, ref, checkout);
    }

    static String gitLabMergeRequest(String state, int sourceProject) {
        return """
                {"object_kind": "merge_request", "event_type": "merge_request",
                 "project": {"id": 15, "default_branch": "main", "git_http_url": "https://gitlab.example/team/infra.git"},
                 "object_attributes": {"id": 99, "iid": 7, "source_branch": "more-memory", "target_branch": "main",
                  "source_project_id": %d, "target_project_id": 15, "state": "%s", "action": "update",
                  "last_commit": {"id": "%s"}}}
                """.formatted(sourceProject, state, COMMIT);
    }

    static String bitbucketPush() {
        return """
                {"actor": {"display_name": "Ada"},
                 "repository": {"type": "repository", "full_name": "team/infra",
                  "links": {"html": {"href": "https://bitbucket.org/team/infra"}}},
                 "push": {"changes": [
                  {"new": {"type": "branch", "name": "main", "target": {"type": "commit", "hash": "%s"}},
                   "old": {"type": "branch", "name": "main"}, "created": false, "closed": false},
                  {"new": {"type": "tag", "name": "v1.2", "target": {"hash": "%s"}}, "old": null, "created": true},
                  {"new": null, "old": {"type": "branch", "name": "gone", "target": {"hash": "%s"}}, "closed": true}]}}
                """.formatted(COMMIT, COMMIT, NONE);
    }

    static String bitbucketPullRequest(String source) {
        return """
                {"repository": {"full_name": "team/infra", "links": {"html": {"href": "https://bitbucket.org/team/infra"}}},
                 "pullrequest": {"id": 7, "title": "More memory", "state": "OPEN",
                  "source": {"branch": {"name": "more-memory"}, "commit": {"hash": "8d6f0cb0d1e5"},
                   "repository": {"full_name": "%s"}},
                  "destination": {"branch": {"name": "main"}, "repository": {"full_name": "team/infra"}}}}
                """.formatted(source);
    }

    static String dataCenterPush(String links) {
        return """
                {"eventKey": "repo:refs_changed", "date": "2026-11-21T12:00:00+0000",
                 "repository": {"slug": "infra", "id": 84, "project": {"key": "TEAM", "id": 2}%s},
                 "changes": [
                  {"ref": {"id": "refs/heads/main", "displayId": "main", "type": "BRANCH"}, "refId": "refs/heads/main",
                   "fromHash": "%s", "toHash": "%s", "type": "UPDATE"},
                  {"ref": {"id": "refs/tags/v1", "displayId": "v1", "type": "TAG"}, "refId": "refs/tags/v1",
                   "fromHash": "%s", "toHash": "%s", "type": "DELETE"}]}
                """.formatted(links, NONE, COMMIT, COMMIT, NONE);
    }

    static String dataCenterPullRequest(String fork) {
        return """
                {"eventKey": "pr:from_ref_updated",
                 "pullRequest": {"id": 7, "version": 0, "state": "OPEN", "open": true, "closed": false,
                  "fromRef": {"id": "refs/heads/more-memory", "displayId": "more-memory", "latestCommit": "%s",
                   "repository": {"slug": "infra", "project": {"key": "%s"}}},
                  "toRef": {"id": "refs/heads/main", "displayId": "main", "latestCommit": "%s",
                   "repository": {"slug": "infra", "project": {"key": "TEAM"}}}}}
                """.formatted(COMMIT, fork, NONE);
    }
}
