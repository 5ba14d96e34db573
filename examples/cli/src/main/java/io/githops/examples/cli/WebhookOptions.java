package io.githops.examples.cli;

import io.githops.webhook.WebhookEvent;
import io.githops.webhook.Webhooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether Git hosts may say that something was pushed. */
final class WebhookOptions {
    private static final Pattern ADDRESS = Pattern.compile("(?:(?<host>.*):)?(?<port>[0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--webhook",
            paramLabel = "[ADDRESS:]PORT",
            description =
                    "Takes the webhooks of GitHub, GitLab, Gitea and Bitbucket at a port, 0 for a free one, and looks at the"
                            + " repository at once when one is about it. Default address: the loopback, for a proxy with TLS before it.")
    private @Nullable String address;

    @Option(
            names = "--webhook-secret-env",
            paramLabel = "NAME",
            description =
                    "The environment variable with the webhook's secret. May be given several times, to replace one secret"
                            + " by another.")
    private String[] secrets = {};

    /**
     * Begins to listen.
     *
     * @return null when webhooks are not wanted
     */
    @Nullable
    PushReceiver open(Predicate<WebhookEvent> concerned, Runnable changed, PrintWriter err) {
        if (address == null) {
            requireNoSecret();
            return null;
        }
        InetSocketAddress wanted = parse(address);
        Webhooks webhooks = Webhooks.builder(secrets()).build();
        try {
            var receiver = new PushReceiver(
                    wanted, webhooks, concerned, changed, refused -> err.println("warning: " + refused.getMessage()));
            err.println("taking webhooks at " + receiver.address().getHostString() + ":"
                    + receiver.address().getPort());
            err.flush();
            return receiver;
        } catch (IOException e) {
            throw new UnusableOptionException(
                    "--webhook " + address + ": cannot listen there: " + e.getMessage() + ". Choose another port");
        }
    }

    private void requireNoSecret() {
        if (secrets.length > 0) {
            throw new UnusableOptionException("--webhook-secret-env: found without --webhook; expected both");
        }
    }

    private static InetSocketAddress parse(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > LAST_PORT) {
            throw new UnusableOptionException("--webhook " + text + ": expected a port, or an address and a port");
        }
        int port = Integer.parseInt(matcher.group("port"));
        String host = matcher.group("host");
        return host == null
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(host, port);
    }

    private String[] secrets() {
        if (secrets.length == 0) {
            throw new UnusableOptionException(
                    "--webhook: found no secret; expected --webhook-secret-env, with the variable that has the one entered at"
                            + " the Git host");
        }
        List<String> missing =
                Stream.of(secrets).filter(name -> value(name).isBlank()).toList();
        if (!missing.isEmpty()) {
            throw new UnusableOptionException("--webhook-secret-env: found nothing in " + String.join(", ", missing)
                    + "; expected the secret that was entered at the Git host");
        }
        return Stream.of(secrets).map(WebhookOptions::value).toArray(String[]::new);
    }

    private static String value(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
