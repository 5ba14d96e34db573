package io.githops.git;

import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.transport.Daemon;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangesTest {

    @TempDir
    Path folder;

    @Test
    void pushesOverGitsOwnProtocol() throws IOException {
        JGitLog.silence();
        try (TestRepository remote = TestRepository.create(folder.resolve("remote.git"));
                TestRepository local = TestRepository.create(folder.resolve("local.git"))) {
            String id = local.file("web.yaml", configMap("web")).commit("Add web");
            Daemon daemon = receiving(remote);
            try {
                var address = GitAddress.parse(
                        "git://127.0.0.1:" + daemon.getAddress().getPort() + "/infra.git");

                PushResult pushed = new Exchanges(address, GitAccess.byDefault())
                        .make(
                                local.repository(),
                                transport -> transport.push(
                                        NullProgressMonitor.INSTANCE,
                                        transport.findRemoteRefUpdatesFor(
                                                List.of(new RefSpec("refs/heads/main:refs/heads/new")))));

                assertThat(pushed.getRemoteUpdates())
                        .singleElement()
                        .extracting(RemoteRefUpdate::getStatus)
                        .isEqualTo(RemoteRefUpdate.Status.OK);
                assertThat(remote.repository().resolve("refs/heads/new").name()).isEqualTo(id);
            } finally {
                daemon.stop();
            }
        }
    }

    private static Daemon receiving(TestRepository repository) throws IOException {
        var daemon = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon.setRepositoryResolver((client, name) -> {
            repository.repository().incrementOpen();
            return repository.repository();
        });
        daemon.getService("git-receive-pack").setEnabled(true);
        daemon.start();
        return daemon;
    }
}
