package io.githops.git;

import java.net.InetSocketAddress;
import java.net.Proxy;
import org.eclipse.jgit.transport.sshd.ProxyData;
import org.eclipse.jgit.transport.sshd.ProxyDataFactory;
import org.jspecify.annotations.Nullable;

/** Tells the SSH library which proxy to go through, for one exchange. */
final class SshProxy {
    private SshProxy() {}

    /** @return null for no proxy, whatever the process is set to */
    static @Nullable ProxyDataFactory of(@Nullable ProxyAddress address) {
        if (address == null) {
            return null;
        }
        var proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.host(), address.port()));
        GitCredentials credentials = address.credentials().get();
        return target -> credentials == null || credentials.username() == null
                ? new ProxyData(proxy)
                : new ProxyData(
                        proxy, credentials.username(), credentials.secret().toCharArray());
    }
}
