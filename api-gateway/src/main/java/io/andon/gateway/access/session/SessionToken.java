package io.andon.gateway.access.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * What a session cookie says.
 *
 * @param id of the session; it outlives the token
 * @param generation of the user when the session began
 * @param begunAt when the person logged in
 * @param issuedAt when this token was made
 * @param expiresAt after which this token is refused
 */
public record SessionToken(
    String space,
    String username,
    String id,
    long generation,
    Instant begunAt,
    Instant issuedAt,
    Instant expiresAt) {
  // with a type of its own no other token of ours, now or later, passes for a session
  private static final JOSEObjectType TYPE = new JOSEObjectType("andon-session+jwt");
  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
  private static final String SPACE = "space";
  private static final String ID = "sid";
  private static final String GENERATION = "gen";
  private static final String BEGUN_AT = "auth_time";

  /** The token as a signed JWT; times in it are whole seconds. */
  public String sign(byte[] key) {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(ALGORITHM).type(TYPE).build(),
            new JWTClaimsSet.Builder()
                .subject(username)
                .claim(SPACE, space)
                .claim(ID, id)
                .claim(GENERATION, generation)
                .claim(BEGUN_AT, begunAt.getEpochSecond())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .build());
    try {
      jwt.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("a key of 256 bits signs", e);
    }
    return jwt.serialize();
  }

  /** The token in a JWT that was signed with this key, expired or not. */
  public static Optional<SessionToken> read(String text, byte[] key) {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      boolean ours =
          ALGORITHM.equals(jwt.getHeader().getAlgorithm())
              && TYPE.equals(jwt.getHeader().getType())
              && jwt.verify(new MACVerifier(key));
      return ours ? Optional.of(of(jwt.getJWTClaimsSet())) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  // signed by us, so every claim is there
  private static SessionToken of(JWTClaimsSet claims) throws ParseException {
    return new SessionToken(
        claims.getStringClaim(SPACE),
        claims.getSubject(),
        claims.getStringClaim(ID),
        claims.getLongClaim(GENERATION),
        claims.getDateClaim(BEGUN_AT).toInstant(),
        claims.getIssueTime().toInstant(),
        claims.getExpirationTime().toInstant());
  }
}
