package io.githops.examples.cli;

import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnservedKindException;
import io.githops.cluster.UntrustedCertificateException;
import io.githops.harvester.KubeconfigException;
import io.githops.model.ManifestException;
import io.githops.source.EmptySourceException;
import io.githops.source.PathNotFoundException;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;

/** One repository and several kubeconfigs with everything in them that users get wrong. */
final class BadInputs {
    static final String PASSWORD = "hunter2-of-the-robot";
    static final String WRONG_TOKEN = "token-of-yesterday";
    private static final String GOOD = "clusters/lab";

    private final Path kubeconfig;
    private final Path folder;
    private final GitFolder repository;

    BadInputs(Path folder, ServedHarvester served) throws IOException, GitAPIException {
        this.folder = folder;
        kubeconfig = served.kubeconfig();
        repository = GitFolder.create(folder.resolve("repository"))
                .commit(GOOD + "/settings.yaml", Manifests.configMap("settings", "blue"))
                .commit("empty/README.md", "nothing here yet")
                .commit("malformed/vm.yaml", "kind: ConfigMap\nmetadata:\n  name: [unclosed\n")
                .commit("twice/one.yaml", Manifests.configMap("settings", "blue"))
                .commit("twice/two.yaml", Manifests.configMap("settings", "green"))
                .commit("nameless/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {namespace: default}\n")
                .commit("unserved-kind/widget.yaml", unserved("example.org/v1", "Widget"))
                .commit("unserved-version/vm.yaml", unserved("kubevirt.io/v9", "VirtualMachine"));
    }

    List<BadInput> all() throws IOException {
        String text = Files.readString(kubeconfig);
        return List.of(
                source("unreachable Git", "http://robot:" + PASSWORD + "@127.0.0.1:1/infra.git", "", "")
                        .fails(SourceUnavailableException.class, "GH2001")
                        .saying("http://127.0.0.1:1/infra.git", "accepts no connection", "check address and network"),
                source("unknown ref", repository.path().toString(), "mian", "")
                        .fails(RevisionNotFoundException.class, "GH2002")
                        .saying(repository.path().toString(), "no branch, tag or commit \"mian\"", "such as main"),
                folder("missing path", "clusters/lba")
                        .fails(PathNotFoundException.class, "GH2003")
                        .saying("repository at main@", "no folder \"clusters/lba\"", "nearest are clusters/lab"),
                folder("empty path", "empty")
                        .fails(EmptySourceException.class, "GH2004")
                        .saying("repository at main@", "the folder \"empty\" has no file", "check the path"),
                folder("malformed YAML", "malformed")
                        .fails(ManifestException.class, "GH1001")
                        .saying("malformed/vm.yaml:4:1", "found the end of the document", "expected a comma or ]"),
                folder("two manifests for one resource", "twice")
                        .fails(ManifestException.class, "GH1104")
                        .saying("twice/two.yaml:1:1", "twice/one.yaml:1:1", "remove one of the two"),
                folder("missing name", "nameless")
                        .fails(ManifestException.class, "GH1103")
                        .saying("nameless/map.yaml:3:1", "metadata.name: missing", "expected a non-empty string"),
                folder("unserved kind", "unserved-kind")
                        .fails(UnservedKindException.class, "GH3005")
                        .saying(
                                "unserved-kind/widget.yaml:1:1",
                                "example.org/v1 and kind Widget",
                                "install what defines the kind"),
                folder("unserved version", "unserved-version")
                        .fails(UnservedKindException.class, "GH3005")
                        .saying(
                                "unserved-version/vm.yaml:1:1",
                                "found apiVersion kubevirt.io/v9",
                                "Correct the manifest"),
                cluster("unreachable cluster", text.replaceFirst("server: \\S+", "server: https://127.0.0.1:1"), "")
                        .fails(UnavailableException.class, "GH3001")
                        .saying("https://127.0.0.1:1", "connection was refused", "check that the server runs"),
                cluster("wrong token", text.replaceFirst("token: \\S+", "token: " + WRONG_TOKEN), "")
                        .fails(UnauthorizedException.class, "GH3002")
                        .saying("https://127.0.0.1:", "does not accept the credentials", "renew the token"),
                cluster(
                                "untrusted certificate",
                                text.replaceFirst("certificate-authority-data: .*", "tls-server-name: 127.0.0.1"),
                                "")
                        .fails(UntrustedCertificateException.class, "GH3004")
                        .saying("https://127.0.0.1:", "certificate", "certificate-authority"),
                missingKubeconfig()
                        .fails(KubeconfigException.class, "GH3101")
                        .saying("no-such-kubeconfig", "does not exist", "give the path of a kubeconfig file"),
                cluster("unknown context", text, "staging")
                        .fails(KubeconfigException.class, "GH3102")
                        .saying(
                                "unknown context.kubeconfig",
                                "contexts[name=staging]",
                                "the file has contexts embedded"));
    }

    private Draft folder(String name, String path) {
        return source(name, repository.path().toString(), "", path);
    }

    private Draft source(String name, String address, String ref, String path) {
        return new Draft(name, address, ref, path, kubeconfig, "");
    }

    private Draft cluster(String name, String text, String context) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".kubeconfig"), text);
        return new Draft(name, repository.path().toString(), "", GOOD, file, context);
    }

    private Draft missingKubeconfig() {
        Path file = folder.resolve("no-such-kubeconfig");
        return new Draft("missing kubeconfig", repository.path().toString(), "", GOOD, file, "");
    }

    private static String unserved(String apiVersion, String kind) {
        return "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: one, namespace: default}\n";
    }

    /** The input, still without what is expected of it. */
    private record Draft(String name, String repository, String ref, String path, Path kubeconfig, String context) {
        Expected fails(Class<? extends RuntimeException> type, String code) {
            return new Expected(this, type, code);
        }
    }

    private record Expected(Draft draft, Class<? extends RuntimeException> type, String code) {
        BadInput saying(String where, String what, String remedy) {
            return new BadInput(
                    draft.name,
                    draft.repository,
                    draft.ref,
                    draft.path,
                    draft.kubeconfig,
                    draft.context,
                    type,
                    code,
                    where,
                    what,
                    remedy);
        }
    }
}
