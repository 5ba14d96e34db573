package io.githops.model.harvester;

import io.githops.model.ManifestException;

/** How the value of a setting is written. */
interface SettingFormat<T> {
    /** @throws ManifestException when the text does not fit; does not quote it */
    T parse(String text);

    String text(T value);

    /** The same text when it holds an equal value already. */
    String replace(String text, T value);
}
