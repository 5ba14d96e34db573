/**
 * The settings that Harvester has, each with the type of its value. Start from {@link
 * io.githops.model.harvester.settings.Settings}.
 *
 * <pre>{@code
 * Settings.NTP_SERVERS.resource(NtpServers.of("0.pool.ntp.org"))
 * setting.value(Settings.OVERCOMMIT_CONFIG).orElseThrow().cpu()
 * }</pre>
 */
@NullMarked
@ViewStyle
package io.githops.model.harvester.settings;

import io.githops.model.binding.ViewStyle;
import org.jspecify.annotations.NullMarked;
