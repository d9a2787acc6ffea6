/// The shipped jar: the libraries are inside, so what they read, use and provide stands here in their place.
module io.caelmor.persistence.sql {
    requires io.caelmor.kernel;
    requires java.logging;
    requires java.management;
    requires java.naming;
    requires java.security.jgss;
    requires java.sql;
    requires java.transaction.xa;
    requires java.xml;
    requires jdk.net;

    provides io.caelmor.kernel.plugin.PersistenceWriter with io.caelmor.persistence.sql.SqlPersistence;

    // MariaDB's driver finds its own parts by ServiceLoader; inside a named module only a descriptor can name them.
    uses org.mariadb.jdbc.plugin.AuthenticationPluginFactory;
    uses org.mariadb.jdbc.plugin.Codec;
    uses org.mariadb.jdbc.plugin.CredentialPlugin;
    uses org.mariadb.jdbc.plugin.TlsSocketPlugin;

    provides org.mariadb.jdbc.plugin.AuthenticationPluginFactory with
            org.mariadb.jdbc.plugin.authentication.addon.ClearPasswordPluginFactory,
            org.mariadb.jdbc.plugin.authentication.addon.SendGssApiAuthPacketFactory,
            org.mariadb.jdbc.plugin.authentication.standard.CachingSha2PasswordPluginFactory,
            org.mariadb.jdbc.plugin.authentication.standard.Ed25519PasswordPluginFactory,
            org.mariadb.jdbc.plugin.authentication.standard.NativePasswordPluginFactory,
            org.mariadb.jdbc.plugin.authentication.standard.ParsecPasswordPluginFactory,
            org.mariadb.jdbc.plugin.authentication.standard.SendPamAuthPacketFactory;
    provides org.mariadb.jdbc.plugin.Codec with
            org.mariadb.jdbc.plugin.codec.BigDecimalCodec,
            org.mariadb.jdbc.plugin.codec.BigIntegerCodec,
            org.mariadb.jdbc.plugin.codec.BitSetCodec,
            org.mariadb.jdbc.plugin.codec.BlobCodec,
            org.mariadb.jdbc.plugin.codec.BooleanCodec,
            org.mariadb.jdbc.plugin.codec.ByteArrayCodec,
            org.mariadb.jdbc.plugin.codec.ByteCodec,
            org.mariadb.jdbc.plugin.codec.ClobCodec,
            org.mariadb.jdbc.plugin.codec.DateCodec,
            org.mariadb.jdbc.plugin.codec.DoubleCodec,
            org.mariadb.jdbc.plugin.codec.DurationCodec,
            org.mariadb.jdbc.plugin.codec.FloatArrayCodec,
            org.mariadb.jdbc.plugin.codec.FloatCodec,
            org.mariadb.jdbc.plugin.codec.FloatObjectArrayCodec,
            org.mariadb.jdbc.plugin.codec.GeometryCollectionCodec,
            org.mariadb.jdbc.plugin.codec.InstantCodec,
            org.mariadb.jdbc.plugin.codec.IntCodec,
            org.mariadb.jdbc.plugin.codec.LineStringCodec,
            org.mariadb.jdbc.plugin.codec.LocalDateCodec,
            org.mariadb.jdbc.plugin.codec.LocalDateTimeCodec,
            org.mariadb.jdbc.plugin.codec.LocalTimeCodec,
            org.mariadb.jdbc.plugin.codec.LongCodec,
            org.mariadb.jdbc.plugin.codec.MultiLinestringCodec,
            org.mariadb.jdbc.plugin.codec.MultiPointCodec,
            org.mariadb.jdbc.plugin.codec.MultiPolygonCodec,
            org.mariadb.jdbc.plugin.codec.OffsetDateTimeCodec,
            org.mariadb.jdbc.plugin.codec.PointCodec,
            org.mariadb.jdbc.plugin.codec.PolygonCodec,
            org.mariadb.jdbc.plugin.codec.ReaderCodec,
            org.mariadb.jdbc.plugin.codec.ShortCodec,
            org.mariadb.jdbc.plugin.codec.StreamCodec,
            org.mariadb.jdbc.plugin.codec.StringCodec,
            org.mariadb.jdbc.plugin.codec.TimeCodec,
            org.mariadb.jdbc.plugin.codec.TimestampCodec,
            org.mariadb.jdbc.plugin.codec.UtilDateCodec,
            org.mariadb.jdbc.plugin.codec.UuidCodec,
            org.mariadb.jdbc.plugin.codec.ZonedDateTimeCodec;
    provides org.mariadb.jdbc.plugin.CredentialPlugin with
            org.mariadb.jdbc.plugin.credential.aws.AwsIamCredentialPlugin,
            org.mariadb.jdbc.plugin.credential.env.EnvCredentialPlugin,
            org.mariadb.jdbc.plugin.credential.system.PropertiesCredentialPlugin;
    provides org.mariadb.jdbc.plugin.TlsSocketPlugin with
            org.mariadb.jdbc.plugin.tls.main.DefaultTlsSocketPlugin;
}
