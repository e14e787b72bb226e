package io.tandem.access;

import io.tandem.shared.ErrorText;

/** Failures of signing in, rights and keys. */
public enum AccessError implements ErrorText.Holder {
  NOT_SIGNED_IN(
      "not_signed_in",
      401,
      "Sign in, or send a valid Bearer token: one from Settings → Keys, or the local-token file of"
          + " the server's data directory.",
      "请先登录，或提供有效的 Bearer 令牌：可在“设置 → 密钥”创建，或使用服务器数据目录中的 local-token 文件。"),
  NO_PROJECT(
      "not_found", 404, "There is no project {0} that you have a part in.", "没有你可以访问的项目 {0}。"),
  FORBIDDEN(
      "forbidden",
      403,
      "Your role does not allow this. Ask an administrator of the project.",
      "你的角色没有此权限，请联系项目管理员。"),
  ROUTE_CLOSED("route_closed", 403, "This route is not open to anyone.", "此接口未开放。"),
  WRONG_CREDENTIALS(
      "wrong_credentials", 401, "The e-mail address or the password is wrong.", "邮箱或密码不正确。"),
  TOO_MANY_ATTEMPTS(
      "too_many_attempts",
      429,
      "Too many failed attempts. Try again in {0} seconds.",
      "失败次数过多，请在 {0} 秒后重试。"),
  LINK_INVALID(
      "link_invalid",
      404,
      "This link was used already or has expired. Ask for a new one.",
      "该链接已使用或已过期，请重新获取。"),
  WRONG_PASSWORD(
      "wrong_password",
      400,
      "The current password is wrong. If you forgot it, ask an administrator for a link.",
      "当前密码不正确。如已忘记，请向管理员索取重设链接。"),
  RESET_OWN_PASSWORD(
      "reset_own_password",
      409,
      "A link is for others. Change your own password in the account menu.",
      "链接用于他人。请在账号菜单中修改自己的密码。"),
  RESET_NEEDS_OWNER(
      "reset_needs_owner",
      403,
      "{0} is also a member of projects you do not administer. Ask whoever runs the server:"
          + " ./tandem reset-password {0}",
      "{0} 还是你不管理的项目的成员。请服务器维护者运行：./tandem reset-password {0}"),
  KEY_TAKEN("key_taken", 409, "The key {0} is taken. Choose another.", "键 {0} 已被占用，请换一个。"),
  EMAIL_TAKEN("email_taken", 409, "{0} is a member already.", "{0} 已经是成员。"),
  LAST_ADMINISTRATOR(
      "last_administrator",
      409,
      "A project keeps at least one administrator. Appoint another first.",
      "项目至少保留一名管理员，请先指定另一名。"),
  TOO_MANY_ROLES(
      "too_many_roles", 403, "You cannot hand out a role above your own.", "不能授予高于自己的角色。");

  private final ErrorText text;

  AccessError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
